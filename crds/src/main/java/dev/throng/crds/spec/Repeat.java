package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.List;

/** Steps run a number of times. */
public record Repeat(@Required Integer times, @Required List<Step> steps) {
  public Repeat {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
