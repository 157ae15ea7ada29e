package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.throng.crds.values.Rate;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** From some rate of arrivals to a higher one. */
public record ArrivalRange(
    @JsonPropertyDescription("As in arrivals.") @Required @Size(min = 1, max = 100) String userClass,
    @JsonPropertyDescription("As in arrivals.") @Default("constant") Arrivals.Process process,
    @JsonPropertyDescription("As in arrivals.") @Min(1) @Max(10_000_000) @Default("1000")
        Integer maxInFlight,
    @JsonPropertyDescription("The lightest load; must hold.") @Required Rate from,
    @JsonPropertyDescription("The heaviest load.") @Required Rate to) {
  public ArrivalRange {
    process = process == null ? Arrivals.Process.CONSTANT : process;
    maxInFlight = maxInFlight == null ? 1000 : maxInFlight;
  }
}
