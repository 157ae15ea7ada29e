/**
 * What is known of a run, at a moment of it or at its end: the one model that every output is made
 * from.
 */
@NullMarked
package dev.throng.runner.results;

import org.jspecify.annotations.NullMarked;
