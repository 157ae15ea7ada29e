/**
 * A run's figures for Prometheus: at most one series for each request name, status class, error and
 * state, all of which are bounded.
 */
@NullMarked
package dev.throng.runner.metrics;

import org.jspecify.annotations.NullMarked;
