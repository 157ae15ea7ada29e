package dev.throng.crds.reading;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;

/**
 * A spec, and all that is wrong with it.
 *
 * @param spec with neutral values where something is missing or wrong: to be used without problems
 *     only
 */
public record ReadSpec(LoadTestSpec spec, List<Problem> problems) {
  public boolean isValid() {
    return problems.isEmpty();
  }
}
