package dev.throng.runner.judgement;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the load ended. */
public sealed interface LoadEnd {
  /** The schedule was carried out. */
  record Completed() implements LoadEnd {}

  /** A person asked for it, or user code. */
  record Interrupted(String reason) implements LoadEnd {}

  /** A threshold with {@code abort} was broken. */
  record ThresholdBroken(String expect) implements LoadEnd {}

  /** The run could not go on. */
  record Impossible(String reason) implements LoadEnd {}

  /**
   * The verdict, in this order: Error, Aborted, Inconclusive, Failed, Passed.
   *
   * @param inconclusive why nothing can be said about the target; null if something can
   */
  default Outcome outcome(VerdictEvidence evidence, @Nullable String inconclusive) {
    if (this instanceof Impossible impossible) {
      return new Outcome(Verdict.ERROR, impossible.reason());
    }
    if (this instanceof Interrupted interrupted) {
      return new Outcome(Verdict.ABORTED, interrupted.reason());
    }
    Outcome judged = judged(evidence);
    return inconclusive == null
        ? judged
        : new Outcome(Verdict.INCONCLUSIVE, reason(evidence, inconclusive, judged));
  }

  private static String reason(VerdictEvidence evidence, String inconclusive, Outcome judged) {
    if (evidence.nothing() != null) {
      return evidence.nothing() + "; " + inconclusive;
    }
    return judged.verdict() == Verdict.INCONCLUSIVE
        ? inconclusive + "; " + judged.reason()
        : inconclusive
            + ". Without that it would have "
            + judged.verdict().toString().toLowerCase(Locale.ROOT)
            + ": "
            + judged.reason();
  }

  private Outcome judged(VerdictEvidence evidence) {
    List<String> faults = evidence.faults();
    String doubt = evidence.doubt();
    if (faults.isEmpty() && doubt != null) {
      return new Outcome(Verdict.INCONCLUSIVE, doubt);
    }
    if (faults.isEmpty()) {
      return new Outcome(Verdict.PASSED, evidence.merits());
    }
    String reason = String.join("; ", faults);
    return new Outcome(
        Verdict.FAILED,
        this instanceof ThresholdBroken(String expect)
            ? reason
                + "; the test was stopped for "
                + (faults.size() == 1 && evidence.nothing() == null ? "it" : expect)
            : reason);
  }
}
