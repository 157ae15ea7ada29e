/**
 * Counting without loss: latency histograms in HdrHistogram's bucket layout, their sparse form for
 * the wire, and the merge.
 */
@NullMarked
package dev.throng.runner.stats;

import org.jspecify.annotations.NullMarked;
