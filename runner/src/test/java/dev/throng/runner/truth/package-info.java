/**
 * Runs the engine over real sockets against servers that know the truth. Everything else in these
 * tests may use what reads manifests here.
 */
@NullMarked
package dev.throng.runner.truth;

import org.jspecify.annotations.NullMarked;
