package dev.throng.crds.spec;

import io.fabric8.generator.annotation.Required;
import java.util.List;

/** Compares with an earlier run, in percent of its figures. */
public record Baseline(@Required String run, @Required List<String> expect) {
  public Baseline {
    expect = expect == null ? List.of() : List.copyOf(expect);
  }
}
