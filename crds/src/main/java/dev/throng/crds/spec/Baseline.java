package dev.throng.crds.spec;

import java.util.List;

/** Compares with an earlier run, in percent of its figures. */
public record Baseline(String run, List<String> expect) {
  public Baseline {
    expect = expect == null ? List.of() : List.copyOf(expect);
  }
}
