package dev.throng.runner.master;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.Outcome;
import java.util.List;

/** Why the load ended. */
public sealed interface Ending {
  /** The schedule was carried out. */
  record Completed() implements Ending {}

  /** A person asked for it. */
  record Interrupted(String reason) implements Ending {}

  /** A threshold with {@code abort} was broken. */
  record ThresholdBroken(String expect) implements Ending {}

  /** The run could not go on. */
  record Impossible(String reason) implements Ending {}

  /**
   * The verdict, in this order: Error, Aborted, Inconclusive, Failed, Passed.
   *
   * @param inconclusive what kept the generator from keeping up; null if it did keep up
   */
  default Outcome outcome(
      List<ThresholdStatus> thresholds,
      long requests,
      @org.jspecify.annotations.Nullable String inconclusive) {
    if (this instanceof Impossible impossible) {
      return new Outcome(Verdict.ERROR, impossible.reason());
    }
    if (this instanceof Interrupted interrupted) {
      return new Outcome(Verdict.ABORTED, interrupted.reason());
    }
    if (inconclusive != null) {
      return new Outcome(Verdict.INCONCLUSIVE, "the generator was the bottleneck: " + inconclusive);
    }
    List<ThresholdStatus> broken = thresholds.stream().filter(t -> !t.holds()).toList();
    if (!broken.isEmpty()) {
      ThresholdStatus first = broken.getFirst();
      String reason =
          "expected "
              + first.expect()
              + (first.request() == null ? "" : " for " + first.request())
              + (first.window() == null ? "" : " in every " + first.window())
              + ", observed "
              + first.observed()
              + (broken.size() == 1 ? "" : ", and " + (broken.size() - 1) + " more broken");
      return new Outcome(
          Verdict.FAILED,
          reason + (this instanceof ThresholdBroken ? "; the test was stopped for it" : ""));
    }
    return new Outcome(
        Verdict.PASSED,
        thresholds.isEmpty()
            ? "no thresholds were given; " + requests + " requests were sent"
            : thresholds.size() == 1
                ? "the threshold holds"
                : "all " + thresholds.size() + " thresholds hold");
  }
}
