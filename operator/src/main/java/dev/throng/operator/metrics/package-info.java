/**
 * The operator's own figures for Prometheus. Bounded: at most 100 LoadTests have gauges of their
 * own.
 */
@NullMarked
package dev.throng.operator.metrics;

import org.jspecify.annotations.NullMarked;
