package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Baseline;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Workers;
import dev.throng.crds.thresholds.RelativeExpectation;

/** What only matters on a cluster: workers, and earlier runs. */
final class ClusterRules {
  private ClusterRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    workers(spec.workers(), Path.SPEC.field("workers"), problems);
    if (spec.baseline() != null) {
      baseline(spec.baseline(), Path.SPEC.field("baseline"), problems);
    }
  }

  private static void workers(Workers workers, Path path, Problems problems) {
    if (workers.min() > workers.max()) {
      problems.add(
          path.field("min"),
          workers.min().toString(),
          "must be at most max, which is " + workers.max());
    }
    if (workers.minAvailable() != null && workers.minAvailable() > workers.max()) {
      problems.add(
          path.field("minAvailable"),
          workers.minAvailable().toString(),
          "must be at most max, which is " + workers.max());
    }
  }

  private static void baseline(Baseline baseline, Path path, Problems problems) {
    if (!baseline.run().equals("lastPassed") && !baseline.run().matches("[1-9][0-9]{0,8}")) {
      problems.text(path.field("run"), baseline.run(), "must be lastPassed or the number of a run");
    }
    for (int i = 0; i < baseline.expect().size(); i++) {
      String expect = baseline.expect().get(i);
      try {
        RelativeExpectation.parse(expect);
      } catch (IllegalArgumentException e) {
        problems.text(path.field("expect").index(i), expect, String.valueOf(e.getMessage()));
      }
    }
  }
}
