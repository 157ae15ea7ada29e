package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Compares with an earlier run, in percent of its figures. */
public record Baseline(
    @JsonPropertyDescription("lastPassed, or the number of a run.")
        @Required
        @Size(min = 1, max = 20) String run,
    @JsonPropertyDescription(
            "What must hold in percent of the earlier figure, such as p95 < 110%; of mean, median, "
                + "p50, p95, p99, max, failureRatio, failures, successes, requests, requestRate, capacity.")
        @Required
        @Size(min = 1, max = 50) List<@Size(max = 200) String> expect) {
  public Baseline {
    expect = expect == null ? List.of() : List.copyOf(expect);
  }
}
