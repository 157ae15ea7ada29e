package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * An open model: iterations of a user class start at a rate, whether or not earlier ones have
 * ended.
 */
public record Arrivals(
    @JsonPropertyDescription("The class whose iterations are started.")
        @Required
        @Size(min = 1, max = 100) String userClass,
    @JsonPropertyDescription("constant spaces arrivals evenly, poisson draws exponential gaps.")
        @Default("constant")
        Process process,
    @JsonPropertyDescription(
            "Iterations that may run at once; arrivals beyond it are counted as missed.")
        @Min(1) @Max(10_000_000) @Default("1000")
        Integer maxInFlight,
    @JsonPropertyDescription("The rate over time; the first stage holds its rate from the start.")
        @Required
        @Size(min = 1, max = 100) List<ArrivalStage> stages) {
  public Arrivals {
    process = process == null ? Process.CONSTANT : process;
    maxInFlight = maxInFlight == null ? 1000 : maxInFlight;
    stages = stages == null ? List.of() : List.copyOf(stages);
  }

  /** CONSTANT spaces arrivals evenly; POISSON draws exponential gaps. */
  public enum Process {
    @JsonProperty("constant")
    CONSTANT,
    @JsonProperty("poisson")
    POISSON
  }
}
