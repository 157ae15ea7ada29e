/**
 * When users run and when arrivals are due: pure functions of the manifest, the seed and time.
 * Nothing here knows of threads, connections or clocks.
 */
@NullMarked
package dev.throng.runner.load;

import org.jspecify.annotations.NullMarked;
