package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import java.util.List;
import java.util.Optional;

/**
 * Beyond a load the target refuses at once, with status 429 or 503, and serves the rest as before.
 */
final class Refusal {
  private static final double FEW = 0.005;
  private static final double LEAST = 0.05;
  private static final double FEWEST_REFUSED = 20;
  private static final double MOST_OTHER_FAILURES = 0.02;

  /** The time of a refusal, by the time of a success when nothing is refused. */
  private static final double AT_ONCE = 0.75;

  private static final double AS_BEFORE = 1.5;
  private static final double STILL_SERVED = 0.9;

  private Refusal() {}

  static Optional<Finding> of(LoadCurve curve) {
    List<Level> levels = curve.levels();
    int first = levels.size();
    while (first > 0 && levels.get(first - 1).refusedRatio() > FEW) {
      first--;
    }
    Level top = levels.getLast();
    if (first == 0 || top.refusedRatio() < LEAST || top.refused() < FEWEST_REFUSED) {
      return Optional.empty();
    }
    Level before = levels.get(first - 1);
    double others = Math.max(0, top.failures() - top.refused()) / top.requests();
    boolean atOnce = top.failures() == 0 || top.failureMicros() <= AT_ONCE * before.timeMicros();
    if (others > MOST_OTHER_FAILURES
        || !atOnce
        || top.timeMicros() > AS_BEFORE * before.timeMicros()
        || top.goodRate() < STILL_SERVED * before.goodRate()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingId.SHEDDING,
            curve.subject(),
            curve.from(first),
            new Evidence()
                .with("refusedRatioAtTop", top.refusedRatio())
                .with("servedPerSecond", top.goodRate())
                .withMillis("refusalTime", top.failureMicros())
                .withMillis("successTimeBefore", before.timeMicros())
                .withMillis("successTimeAtTop", top.timeMicros())
                .with("lastLoadWithoutRefusals", before.load())
                .numbers(),
            Confidence.SURE,
            "Beyond "
                + curve.loadOf(first - 1)
                + " the target refuses at once what it cannot do ("
                + Words.percent(top.refusedRatio())
                + " at "
                + curve.loadOf(levels.size() - 1)
                + ") and serves the rest as before, "
                + Words.rate(top.goodRate())
                + "."));
  }
}
