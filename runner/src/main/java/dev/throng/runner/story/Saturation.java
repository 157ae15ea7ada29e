package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Ceiling;
import java.util.List;
import java.util.Optional;

/** A rate of good answers that reaches a ceiling and stays there, though the load rises. */
final class Saturation {
  private static final double LEAST_GAIN = 10;

  /** By how much the load must pass the ceiling. */
  private static final double LEAST_PASSED = 1.15;

  private static final int FEWEST_LEVELS_ABOVE = 2;
  private static final double LEAST_DEVIATIONS = 5;

  /** How far the highest level may be from the ceiling. */
  private static final double FLAT = 0.1;

  private Saturation() {}

  static Optional<Finding> of(LoadCurve curve) {
    List<Level> levels = curve.levels();
    if (levels.stream().anyMatch(level -> level.goodRate() <= 0)) {
      return Optional.empty();
    }
    double[] load = curve.column(Level::load);
    double[] rate = curve.column(Level::goodRate);
    Ceiling ceiling = Ceiling.of(load, rate);
    double gain = Ceiling.proportional(load, rate).fit().bic() - ceiling.fit().bic();
    Level top = levels.getLast();
    double passed = top.load() / ceiling.knee();
    long above = levels.stream().filter(level -> level.load() > ceiling.knee()).count();
    double missing = Math.log(ceiling.factor() * top.load() / top.goodRate());
    double deviations = missing / Math.hypot(0.01, top.rateError());
    if (gain < LEAST_GAIN
        || passed < LEAST_PASSED
        || above < FEWEST_LEVELS_ABOVE
        || deviations < LEAST_DEVIATIONS
        || Math.abs(Math.log(top.goodRate() / ceiling.ceiling())) > FLAT) {
      return Optional.empty();
    }
    int first = levels.size() - (int) above;
    return Optional.of(
        new Finding(
            FindingId.SATURATES,
            curve.subject(),
            curve.from(first),
            new Evidence()
                .with("ceilingPerSecond", ceiling.ceiling())
                .with("kneeLoad", ceiling.knee())
                .with("loadPassedRatio", passed)
                .with("inFlightAtTop", top.inFlight())
                .with("deltaBic", gain)
                .numbers(),
            Confidence.of(deviations),
            "The rate reaches "
                + Words.rate(ceiling.ceiling())
                + " at about "
                + curve.course().load(ceiling.knee())
                + " and stays there up to "
                + curve.loadOf(levels.size() - 1)
                + "."));
  }
}
