/**
 * The figures of a master or a worker for Prometheus: at most one series for each request name,
 * status class, error and state, all of which are bounded. {@link Scrape} writes them.
 */
@NullMarked
package dev.throng.runner.metrics;

import org.jspecify.annotations.NullMarked;
