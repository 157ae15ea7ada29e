package dev.throng.runner.judgement;

import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.Judgement;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.SearchGoal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search says of its test. It passes with an answer, if the thresholds that ask for the
 * capacity hold; without one, only if what is known decides these thresholds. That others broke at
 * loads beyond the capacity is no failure.
 */
final class CapacityVerdict {
  private final SearchGoal goal;
  private final List<Threshold> thresholds;
  private final List<String> notJudged;

  private enum Known {
    HOLDS,
    BROKEN,
    UNKNOWN
  }

  /**
   * @param thresholds that ask for the capacity
   */
  CapacityVerdict(SearchGoal goal, List<Threshold> thresholds, List<String> notJudged) {
    this.goal = goal;
    this.thresholds = thresholds;
    this.notJudged = notJudged;
  }

  /**
   * In the order Error, Aborted, Inconclusive, Failed, Passed.
   *
   * @param uncounted why nothing can be said for sure; null if something can
   */
  Outcome outcome(
      LoadEnd ending, FoundCapacity found, @Nullable String uncounted, FailingFindings findings) {
    return switch (ending) {
      case LoadEnd.Impossible(String reason) -> new Outcome(Verdict.ERROR, reason);
      case LoadEnd.Interrupted(String reason) ->
          new Outcome(Verdict.ABORTED, reason + "; so far " + CapacityWords.sentence(found));
      case LoadEnd.Completed _, LoadEnd.ThresholdBroken _ -> judged(found, uncounted, findings);
    };
  }

  private Outcome judged(
      FoundCapacity found, @Nullable String uncounted, FailingFindings findings) {
    List<String> clauses = new ArrayList<>();
    String why = CapacityWords.whyIncomplete(found, goal);
    if (uncounted != null) {
      clauses.add(uncounted);
    }
    boolean broken =
        thresholds.stream().anyMatch(threshold -> of(threshold, found) == Known.BROKEN);
    boolean decided =
        found.isComplete()
            || broken
            || !thresholds.isEmpty()
                && thresholds.stream().allMatch(threshold -> of(threshold, found) == Known.HOLDS);
    if (!decided) {
      clauses.add(why);
    }
    thresholds.stream()
        .filter(threshold -> of(threshold, found) == Known.BROKEN)
        .forEach(threshold ->
            clauses.add("expected " + threshold.expect() + ", observed " + observed(found)));
    String fault = findings.fault();
    if (fault != null) {
      clauses.add(fault);
    }
    clauses.add(CapacityWords.sentence(found));
    if (decided && !why.isEmpty()) {
      clauses.add(why);
    }
    if (!notJudged.isEmpty()) {
      clauses.add("not judged: " + String.join(", ", notJudged));
    }
    Verdict verdict =
        uncounted != null || !decided
            ? Verdict.INCONCLUSIVE
            : broken || fault != null || found.holds() == null ? Verdict.FAILED : Verdict.PASSED;
    return new Outcome(verdict, String.join("; ", clauses));
  }

  private Known of(Threshold threshold, FoundCapacity found) {
    Expectation expectation = Expectation.parse(threshold.expect());
    if (found.holds() != null && expectation.holds(found.holds())) {
      return Known.HOLDS;
    }
    boolean surely =
        found.isComplete() || found.breaks() != null && !expectation.holds(found.breaks());
    return surely ? Known.BROKEN : Known.UNKNOWN;
  }

  private static String observed(FoundCapacity found) {
    return found.holds() == null && found.breaks() == null
        ? Judgement.NO_SAMPLES
        : CapacityWords.interval(found);
  }

  /** Those of a load, and those that ask for the capacity. */
  List<ThresholdStatus> statuses(FoundCapacity found, List<ThresholdStatus> ofLoad) {
    List<ThresholdStatus> all = new ArrayList<>(ofLoad);
    for (Threshold threshold : thresholds) {
      all.add(
          new ThresholdStatus(
              threshold.expect(),
              null,
              null,
              observed(found),
              of(threshold, found) == Known.HOLDS));
    }
    return all;
  }
}
