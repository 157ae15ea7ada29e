package dev.throng.runner.judgement;

import dev.throng.crds.status.ThresholdStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the judged time of a run has shown, as far as its verdict is made of it.
 *
 * @param thresholds those that hold or are broken
 * @param untold those of which it cannot be told whether they hold
 * @param notJudged why others were not, such as {@code the tags leave out POST /api/orders}
 * @param looksAtFailures whether a threshold does
 * @param nothing says that there was no success where there should have been one; null if there was
 * @param brokenOff says that too many tasks broke off; null if they did not
 * @param findings those of the story that fail the test
 * @param refusedLoad how the target kept the planned load from running; null if it did not
 * @param sent all requests
 * @param failures requests that failed or hung
 * @param judged requests that succeeded, failed or hung
 * @param exceptions tasks that broke off
 * @param tasks that ended or broke off
 */
public record VerdictEvidence(
    List<ThresholdStatus> thresholds,
    List<ThresholdStatus> untold,
    List<String> notJudged,
    boolean looksAtFailures,
    @Nullable String nothing,
    @Nullable String brokenOff,
    @Nullable String refusedLoad,
    FailingFindings findings,
    long sent,
    long failures,
    long judged,
    long exceptions,
    long tasks) {

  /** Why the run has failed, one clause for each reason; empty if it has passed. */
  List<String> faults() {
    if (nothing != null) {
      return List.of(nothing);
    }
    List<String> faults = new ArrayList<>();
    List<ThresholdStatus> broken = thresholds.stream().filter(t -> !t.holds()).toList();
    if (!broken.isEmpty()) {
      faults.add(sentence(broken.getFirst(), broken.size() - 1));
    }
    if (brokenOff != null) {
      faults.add(brokenOff);
    }
    if (refusedLoad != null) {
      faults.add(refusedLoad);
    }
    String finding = findings.fault();
    if (finding != null) {
      faults.add(finding);
    }
    return faults;
  }

  private static String sentence(ThresholdStatus first, int more) {
    return "expected "
        + scope(first)
        + ", observed "
        + first.observed()
        + (more == 0 ? "" : ", and " + more + " more broken");
  }

  private static String scope(ThresholdStatus of) {
    return of.expect()
        + (of.request() == null ? "" : " for " + of.request())
        + (of.window() == null ? "" : " in every " + of.window());
  }

  /** Why it cannot be told whether the run has passed; null if it can. */
  @Nullable String doubt() {
    return untold.isEmpty()
        ? null
        : "the generator did not run all of the load, so it cannot be told whether "
            + scope(untold.getFirst())
            + " holds: observed "
            + untold.getFirst().observed();
  }

  /** Why the run has passed, and what went wrong all the same. */
  String merits() {
    List<String> clauses = new ArrayList<>();
    clauses.add(
        switch (thresholds.size()) {
          case 0 ->
              (notJudged.isEmpty() ? "no thresholds were given" : "no threshold was judged")
                  + "; "
                  + sent
                  + (sent == 1 ? " request was sent" : " requests were sent");
          case 1 -> "the threshold holds";
          default -> "all " + thresholds.size() + " thresholds hold";
        });
    String unseen = findings.merit();
    if (unseen != null) {
      clauses.add(unseen);
    }
    if (!looksAtFailures && failures > 0) {
      clauses.add(
          failures
              + " of "
              + judged
              + (judged == 1 ? " request" : " requests")
              + " failed, at which no threshold looks");
    }
    if (exceptions > 0) {
      clauses.add(exceptions + " of " + tasks + (tasks == 1 ? " task" : " tasks") + " broke off");
    }
    if (!notJudged.isEmpty()) {
      clauses.add("not judged: " + String.join(", ", notJudged));
    }
    return String.join("; ", clauses);
  }
}
