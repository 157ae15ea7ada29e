package dev.throng.crds.status;

import org.jspecify.annotations.Nullable;

/**
 * A threshold, and whether it holds.
 *
 * @param expect as written, such as {@code p95 < 2s}
 * @param request the request name it is about; null for all requests of the run
 * @param window the sliding window, such as {@code 30s}; null for the whole judged time
 * @param observed the value seen, in the unit of the expectation, or "no samples"
 */
public record ThresholdStatus(
    String expect,
    @Nullable String request,
    @Nullable String window,
    String observed,
    boolean holds) {}
