package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.List;

/** Steps timed as one, beside their parts. */
public record Transaction(@Required String name, @Required List<Step> steps) {
  public Transaction {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
