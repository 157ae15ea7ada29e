package dev.throng.crds.rules;

import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Operator;
import dev.throng.crds.thresholds.Statistic.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold: a figure that exists, of requests that exist; those in Java are not known here.
 */
final class ThresholdRules {
  private ThresholdRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    Set<String> requests = RequestNames.of(spec);
    Set<Threshold> seen = new HashSet<>();
    List<Threshold> thresholds = spec.thresholds();
    for (int i = 0; i < thresholds.size(); i++) {
      Path path = Path.SPEC.field("thresholds").index(i);
      check(thresholds.get(i), path, spec.load().search() != null, problems);
      if (!spec.hasJava()) {
        request(thresholds.get(i), path.field("request"), requests, problems);
      }
      if (!seen.add(thresholds.get(i))) {
        problems.add(path, "is given twice: remove one");
      }
    }
  }

  private static void check(Threshold threshold, Path path, boolean searched, Problems problems) {
    try {
      Expectation expectation = Expectation.parse(threshold.expect());
      if (expectation.isOfCapacity()) {
        capacity(threshold, expectation, path, searched, problems);
      }
      if (threshold.request() != null) {
        if (expectation.statistic() == Tally.USERS) {
          problems.add(path.field("request"), "does not go with users, which run all requests");
        } else if (expectation.statistic() == Tally.EXCEPTIONS) {
          problems.add(path.field("request"), "does not go with exceptions, which are of tasks");
        }
      }
    } catch (IllegalArgumentException e) {
      problems.text(path.field("expect"), threshold.expect(), String.valueOf(e.getMessage()));
    }
    if (threshold.window() != null && threshold.window().toMillis() < 1000) {
      problems.add(path.field("window"), threshold.window().toString(), "must be at least 1s");
    }
  }

  private static void request(
      Threshold threshold, Path path, Set<String> requests, Problems problems) {
    String request = threshold.request();
    if (request != null && !requests.contains(request)) {
      problems.unresolved(
          path, request, "is no request and no transaction" + DidYouMean.hint(request, requests));
    }
  }

  /**
   * Of a threshold, or of what a baseline expects.
   *
   * @param example that would do
   */
  static void capacity(
      String expect,
      Operator operator,
      String example,
      Path path,
      boolean searched,
      Problems problems) {
    if (!searched) {
      problems.text(path, expect, "needs load.search, which finds the capacity");
    }
    if (operator != Operator.AT_LEAST && operator != Operator.MORE) {
      problems.text(path, expect, "must compare by >= or >, as " + example);
    }
  }

  private static void capacity(
      Threshold threshold,
      Expectation expectation,
      Path path,
      boolean searched,
      Problems problems) {
    capacity(
        threshold.expect(),
        expectation.operator(),
        "capacity >= 400",
        path.field("expect"),
        searched,
        problems);
    if (threshold.request() != null) {
      problems.add(path.field("request"), "does not go with capacity, which is of all requests");
    }
    if (threshold.window() != null) {
      problems.add(path.field("window"), "does not go with capacity, which is of the whole run");
    }
  }
}
