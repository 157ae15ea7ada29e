package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Ceiling;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Times that grow in proportion to the load, since requests queue. */
final class Linear {
  private static final double LEAST_GROWTH = 1.5;
  private static final double LEAST_GAIN = 10;
  private static final double LEAST_DEVIATIONS = 5;

  /** How much the rate may still follow the requests in flight beyond the knee: 1 is fully. */
  private static final double MOST_FOLLOWING = 0.5;

  /** How much the rate may still follow the load there. */
  private static final double MOST_FOLLOWING_LOAD = 0.75;

  private Linear() {}

  static Optional<Finding> of(LoadCurve curve, Growth growth) {
    double kneeLoad = kneeLoad(curve);
    int knee = below(curve, kneeLoad);
    if (growth.ratio() < LEAST_GROWTH
        || growth.deviations() < LEAST_DEVIATIONS
        || growth.bendOverFlat() < LEAST_GAIN
        || growth.jumpOverBend() >= LEAST_GAIN
        || knee == curve.levels().size() - 1
        || following(curve, knee, Level::inFlight) > MOST_FOLLOWING
        || following(curve, knee, Level::load) > MOST_FOLLOWING_LOAD) {
      return Optional.empty();
    }
    List<Level> levels = curve.levels();
    Level at = levels.get(knee);
    Level top = levels.getLast();
    return Optional.of(
        new Finding(
            FindingId.LINEAR,
            curve.subject(),
            curve.from(knee),
            new Evidence()
                .withMillis("timeBefore", growth.bend().base())
                .withMillis("timeAtTop", top.timeMicros())
                .with("growthRatio", top.timeMicros() / growth.bend().base())
                .with("kneeLoad", kneeLoad)
                .with("kneeInFlight", growth.bend().knee())
                .with("rateAtKneePerSecond", at.goodRate())
                .with("rateAtTopPerSecond", top.goodRate())
                .with("deltaBic", growth.bendOverFlat())
                .numbers(),
            Confidence.of(growth.deviations()),
            "From about "
                + curve.course().load(kneeLoad)
                + " on, times grow in proportion to the requests in flight, from "
                + Words.time(growth.bend().base())
                + " to "
                + Words.time(top.timeMicros())
                + ", while the rate goes from "
                + Words.rate(at.goodRate())
                + " to "
                + Words.rate(top.goodRate())
                + ": requests wait in a queue."));
  }

  /**
   * The load at which the rate stops to follow: where a ceiling meets the proportion below it.
   * Times grow a little before it, as some requests meet others; how early depends on their spread.
   */
  private static double kneeLoad(LoadCurve curve) {
    Ceiling ceiling = Ceiling.of(curve.column(Level::load), curve.column(Level::goodRate));
    return Math.clamp(
        ceiling.knee(), curve.levels().getFirst().load(), curve.levels().getLast().load());
  }

  /** The last level that is not above the knee. */
  private static int below(LoadCurve curve, double kneeLoad) {
    int below = 0;
    while (below < curve.levels().size() - 1 && curve.levels().get(below + 1).load() <= kneeLoad) {
      below++;
    }
    return below;
  }

  private static double following(LoadCurve curve, int knee, ToDoubleFunction<Level> figure) {
    Level at = curve.levels().get(knee);
    Level top = curve.levels().getLast();
    double load = Math.log(figure.applyAsDouble(top) / figure.applyAsDouble(at));
    return load <= 0 ? 1 : Math.log(top.goodRate() / at.goodRate()) / load;
  }
}
