package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * A threshold, and whether it holds.
 *
 * @param expect as written, such as {@code p95 < 2s}
 * @param request the request name it is about; null for all requests of the run
 * @param window the sliding window, such as {@code 30s}; null for the whole judged time
 * @param observed the value seen, in the unit of the expectation, with the failures in it, or "no
 *     samples"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThresholdStatus(
    @Size(max = 200) String expect,
    @Size(max = 300) @Nullable String request,
    @Size(max = 32) @Nullable String window,
    @Size(max = 128) String observed,
    boolean holds) {}
