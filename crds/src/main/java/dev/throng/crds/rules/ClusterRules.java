package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.Baseline;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Workers;
import dev.throng.crds.thresholds.RelativeExpectation;
import dev.throng.crds.thresholds.Statistic.Tally;

/** What only matters on a cluster: workers, and earlier runs. */
final class ClusterRules {
  private static final int MOST_THRESHOLDS = 100;

  private ClusterRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    workers(spec.workers(), Path.SPEC.field("workers"), problems);
    if (spec.baseline() != null) {
      baseline(
          spec.baseline(), spec.load().search() != null, Path.SPEC.field("baseline"), problems);
      room(spec, spec.baseline(), problems);
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

  private static void baseline(Baseline baseline, boolean searched, Path path, Problems problems) {
    if (!baseline.run().equals("lastPassed") && !baseline.run().matches("[1-9][0-9]{0,8}")) {
      problems.text(path.field("run"), baseline.run(), "must be lastPassed or the number of a run");
    }
    for (int i = 0; i < baseline.expect().size(); i++) {
      String expect = baseline.expect().get(i);
      Path place = path.field("expect").index(i);
      try {
        RelativeExpectation expectation = RelativeExpectation.parse(expect);
        if (expectation.statistic() == Tally.CAPACITY) {
          ThresholdRules.capacity(
              expect, expectation.operator(), "capacity > 95%", place, searched, problems);
        }
      } catch (IllegalArgumentException e) {
        problems.text(place, expect, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A baseline's expectations are thresholds of the run, and its run comes from the history. */
  private static void room(LoadTestSpec spec, Baseline baseline, Problems problems) {
    if (spec.thresholds().size() + baseline.expect().size() > MOST_THRESHOLDS) {
      problems.add(
          Path.SPEC.field("baseline").field("expect"),
          "must have at most " + MOST_THRESHOLDS + " elements together with spec.thresholds");
    }
    if (spec.retention().runs() == 0) {
      problems.add(
          Path.SPEC.field("retention").field("runs"),
          "0",
          "must be 1 or more for spec.baseline, which compares with a run of the history");
    }
  }
}
