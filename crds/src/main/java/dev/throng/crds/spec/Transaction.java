package dev.throng.crds.spec;

import java.util.List;

/** Steps timed as one, beside their parts. */
public record Transaction(String name, List<Step> steps) {
  public Transaction {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }
}
