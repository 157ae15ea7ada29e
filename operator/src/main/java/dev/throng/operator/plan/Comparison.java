package dev.throng.operator.plan;

import dev.throng.crds.spec.Baseline;
import dev.throng.crds.status.PastRun;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.thresholds.RelativeExpectation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The earlier run that {@code spec.baseline} compares with. Its figures become thresholds of the
 * run, so that the master judges them like any other.
 */
final class Comparison {
  private static final String LAST_PASSED = "lastPassed";

  private Comparison() {}

  /** Empty where none is asked for, or none of the same test and load is there. */
  static Optional<PastRun> earlier(Turn turn) {
    List<PastRun> meant = meant(turn).toList();
    if (meant.isEmpty()) {
      return Optional.empty();
    }
    TestIdentity present = present(turn);
    return meant.stream().filter(past -> present.differsFrom(past.test()).isEmpty()).findFirst();
  }

  /**
   * A run that is asked for by its number has to be there, and of the same test and load; the first
   * to pass has none before it.
   */
  static Optional<String> obstacle(Turn turn) {
    Baseline baseline = baseline(turn);
    return baseline == null || baseline.run().equals(LAST_PASSED) || earlier(turn).isPresent()
        ? Optional.empty()
        : Optional.of(
            "run "
                + baseline.run()
                + " of spec.baseline "
                + meant(turn)
                    .findFirst()
                    .flatMap(past -> difference(turn, past))
                    .orElse("has no figures in status.history"));
  }

  /** What the run's thresholds are beside its own. */
  static List<String> thresholds(Turn turn) {
    Baseline baseline = baseline(turn);
    Summary earlier = earlier(turn).map(PastRun::summary).orElse(null);
    return baseline == null || earlier == null
        ? List.of()
        : RelativeExpectation.against(earlier, baseline.expect()).stream()
            .map(Expectation::toString)
            .toList();
  }

  /** For people: what the run is compared with; empty if it is with nothing. */
  static String sentence(Turn turn) {
    return baseline(turn) == null
        ? ""
        : earlier(turn)
            .map(past -> "; it is compared with run " + past.number() + missing(turn, past))
            .or(() ->
                meant(turn)
                    .findFirst()
                    .flatMap(past ->
                        difference(turn, past)
                            .map(why ->
                                "; it is compared with none: run " + past.number() + " " + why)))
            .orElse("; no run has passed yet that it could be compared with");
  }

  private static String missing(Turn turn, PastRun past) {
    Baseline baseline = baseline(turn);
    List<String> missing =
        baseline == null || past.summary() == null
            ? List.of()
            : RelativeExpectation.withoutFigure(past.summary(), baseline.expect());
    return missing.isEmpty()
        ? ""
        : ", which has no figure for " + String.join(", ", missing) + ": not judged";
  }

  /** Those that {@code spec.baseline.run} speaks of, the latest first, whatever they tested. */
  private static Stream<PastRun> meant(Turn turn) {
    Baseline baseline = baseline(turn);
    return baseline == null
        ? Stream.empty()
        : turn.status.history.stream()
            .filter(past -> past.summary() != null && isMeant(past, baseline.run()));
  }

  private static Optional<String> difference(Turn turn, PastRun past) {
    return present(turn).differsFrom(past.test());
  }

  private static TestIdentity present(Turn turn) {
    return TestIdentity.of(turn.test.rawSpec(), turn.run().java);
  }

  private static boolean isMeant(PastRun past, String run) {
    return run.equals(LAST_PASSED)
        ? past.verdict() == Verdict.PASSED
        : run.equals(past.number().toString());
  }

  private static @Nullable Baseline baseline(Turn turn) {
    return turn.test.spec().map(spec -> spec.baseline()).orElse(null);
  }
}
