/**
 * The operator's process: reads its settings, starts the controller and serves the probes. Holds no
 * decision about a LoadTest.
 */
@NullMarked
package dev.throng.operator;

import org.jspecify.annotations.NullMarked;
