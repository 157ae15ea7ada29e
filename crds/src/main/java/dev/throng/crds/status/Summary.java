package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.GoDuration;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Figures over all requests of a run. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Summary(
    @JsonPropertyDescription("Finished requests, failed ones too.") Long requests,
    @JsonPropertyDescription("Failed requests.") Long failures,
    @JsonPropertyDescription("Requests per second, such as 412.5.") @Size(max = 32) String requestRate,
    @JsonPropertyDescription("Such as 0.004%.") @Size(max = 32) String failureRatio,
    @JsonPropertyDescription("Mean response time.") @Nullable GoDuration mean,
    @JsonPropertyDescription("Median response time.") @Nullable GoDuration p50,
    @JsonPropertyDescription("95th percentile.") @Nullable GoDuration p95,
    @JsonPropertyDescription("99th percentile.") @Nullable GoDuration p99,
    @JsonPropertyDescription("Longest response time.") @Nullable GoDuration max,
    @JsonPropertyDescription("Such as 100 planned, 98 started, 2 missed.") @Size(max = 128) @Nullable String arrivals,
    @JsonPropertyDescription("The highest load that a search found to hold, such as 480.")
        @Size(max = 32) @Nullable String capacity) {}
