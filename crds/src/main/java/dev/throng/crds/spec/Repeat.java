package dev.throng.crds.spec;

import java.util.List;

/** Steps run a number of times. */
public record Repeat(Integer times, List<Step> steps) {
  public Repeat {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
