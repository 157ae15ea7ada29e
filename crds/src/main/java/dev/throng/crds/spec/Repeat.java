package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Steps run a number of times. */
public record Repeat(
    @JsonPropertyDescription("How often.") @Required @Min(1) @Max(100_000) Integer times,
    @JsonPropertyDescription("What is repeated.") @Required @Size(min = 1, max = 100) List<WrittenStep> steps) {
  public Repeat {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
