package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Ceiling;
import dev.throng.runner.story.statistics.Usl;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rate that falls little by little beyond a peak, as the universal scalability law has it. */
final class Retrogression {
  private static final int FEWEST_LEVELS = 6;
  private static final double LEAST_GAIN = 2;
  private static final double FALL = 0.9;
  private static final double LEAST_DEVIATIONS = 5;
  private static final double INTERVAL = 0.95;

  private Retrogression() {}

  static Optional<Finding> of(LoadCurve curve) {
    List<Level> levels =
        curve.levels().stream()
            .filter(level -> level.inFlight() >= 1 && level.goodRate() > 0)
            .sorted(Comparator.comparingDouble(Level::inFlight))
            .toList();
    if (levels.size() < FEWEST_LEVELS) {
      return Optional.empty();
    }
    double[] n = levels.stream().mapToDouble(Level::inFlight).toArray();
    double[] rate = levels.stream().mapToDouble(Level::goodRate).toArray();
    Usl usl = Usl.of(n, rate);
    double gain = Ceiling.of(n, rate).fit().aicc() - usl.fit().aicc();
    Level top = levels.getLast();
    Level best = levels.stream().max(Comparator.comparingDouble(Level::goodRate)).orElse(top);
    double fall = Math.log(best.goodRate() / top.goodRate());
    double deviations = fall / Math.hypot(0.02, Math.hypot(best.rateError(), top.rateError()));
    if (gain < LEAST_GAIN
        || usl.leastBeta(INTERVAL) <= 0
        || usl.peak() > top.inFlight()
        || top.goodRate() > FALL * best.goodRate()
        || deviations < LEAST_DEVIATIONS) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FindingId.RETROGRADE,
            curve.subject(),
            curve.from(curve.peak()),
            new Evidence()
                .with("peakPerSecond", best.goodRate())
                .with("peakInFlight", usl.peak())
                .with("peakLoad", best.load())
                .with("rateAtTopPerSecond", top.goodRate())
                .with("contention", usl.alpha())
                .with("coherency", usl.beta())
                .numbers(),
            Confidence.of(deviations),
            "The rate is highest, "
                + Words.rate(best.goodRate())
                + ", at "
                + curve.course().load(best.load())
                + " and falls beyond it, to "
                + Words.rate(top.goodRate())
                + " at "
                + curve.course().load(top.load())
                + "."));
  }
}
