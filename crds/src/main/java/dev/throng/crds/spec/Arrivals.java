package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.generator.annotation.Required;
import java.util.List;

/**
 * An open model: iterations of a user class start at a rate, whether or not earlier ones have
 * ended.
 */
public record Arrivals(
    @Required String userClass,
    Process process,
    Integer maxInFlight,
    @Required List<ArrivalStage> stages) {
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
