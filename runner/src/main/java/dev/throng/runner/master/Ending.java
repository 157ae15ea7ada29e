package dev.throng.runner.master;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  default Outcome outcome(Evidence evidence, @Nullable String inconclusive) {
    if (this instanceof Impossible impossible) {
      return new Outcome(Verdict.ERROR, impossible.reason());
    }
    if (this instanceof Interrupted interrupted) {
      return new Outcome(Verdict.ABORTED, interrupted.reason());
    }
    String nothing = evidence.nothing();
    if (inconclusive != null) {
      return new Outcome(
          Verdict.INCONCLUSIVE,
          (nothing == null ? "" : nothing + "; ")
              + "the generator was the bottleneck: "
              + inconclusive);
    }
    List<String> faults = evidence.faults();
    if (faults.isEmpty()) {
      return new Outcome(Verdict.PASSED, evidence.merits());
    }
    String reason = String.join("; ", faults);
    return new Outcome(
        Verdict.FAILED,
        this instanceof ThresholdBroken ? reason + "; the test was stopped for it" : reason);
  }
}
