package dev.throng.crds.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Steps timed as one, beside their parts. */
public record Transaction(
    @JsonPropertyDescription("What figures are kept under.") @Required @Size(min = 1, max = 256) String name,
    @JsonPropertyDescription("Its parts.") @Required @Size(min = 1, max = 100) List<WrittenStep> steps) {
  public Transaction {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
