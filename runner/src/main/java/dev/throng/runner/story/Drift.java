package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Sample;
import dev.throng.runner.story.statistics.TheilSen;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times that grow while the load stays the same. */
final class Drift {
  /** A steeper rise is not told by the hour, which it would hardly go on for. */
  private static final double MOST_PER_HOUR = 10;

  private static final int FEWEST_BLOCKS = 22;
  private static final int BLOCK_SECONDS = 10;
  private static final int SHORTEST_BLOCK = 2;
  private static final int MOST_BLOCKS = 360;
  private static final double LEAST_DEVIATIONS = 4.5;
  private static final double LEAST_PER_HOUR = 0.15;

  /** In a short time a small change may be anything. */
  private static final double LONG_SECONDS = 500;

  private static final double LEAST_IN_ALL = 0.025;
  private static final double LEAST_IN_SHORT = 0.25;

  private Drift() {}

  /** A straight trend of the logarithms of medians. */
  private record Trend(double perHour, double inAll, double deviations, double startMicros) {}

  static Optional<Finding> of(Plateau plateau) {
    Trend trend = trend(plateau);
    if (trend == null
        || trend.deviations < LEAST_DEVIATIONS
        || trend.perHour < Math.log1p(LEAST_PER_HOUR)
        || trend.inAll
            < Math.log1p(plateau.length() >= LONG_SECONDS ? LEAST_IN_ALL : LEAST_IN_SHORT)) {
      return Optional.empty();
    }
    return Optional.of(finding(plateau, trend));
  }

  private static @Nullable Trend trend(Plateau plateau) {
    int length = plateau.length();
    int block = Math.max(SHORTEST_BLOCK, Math.min(BLOCK_SECONDS, length / 40));
    block = Math.max(block, Math.ceilDiv(length, MOST_BLOCKS));
    Buckets buckets = plateau.buckets();
    int each = Math.ceilDiv(block, buckets.widthSeconds);
    int blocks = buckets.size() / each;
    if (blocks < FEWEST_BLOCKS) {
      return null;
    }
    double[] times = buckets.p50();
    double[] x = new double[blocks];
    double[] y = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      x[i] = buckets.second(i * each) / 3600.0;
      y[i] = trimmedMean(Arrays.copyOfRange(times, i * each, (i + 1) * each));
    }
    TheilSen line = TheilSen.of(x, y);
    double inAll = line.slope() * (x[blocks - 1] - x[0]);
    return new Trend(line.slope(), inAll, line.z(), Math.exp(line.level() - inAll / 2));
  }

  /**
   * Without the lowest and the highest fifth: nearly as exact as a mean, nearly as sturdy as a
   * median.
   */
  private static double trimmedMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = sorted.length / 5;
    return Sample.mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
  }

  private static Finding finding(Plateau plateau, Trend trend) {
    double endMicros = trend.startMicros * Math.exp(trend.inAll);
    double perHour = Math.expm1(trend.inAll) * 3600 / plateau.length();
    return new Finding(
        FindingId.DRIFT,
        Subject.ALL,
        plateau.stretch(),
        new Evidence()
            .withMillis("medianAtStart", trend.startMicros)
            .withMillis("medianAtEnd", endMicros)
            .with("perHourRatio", perHour)
            .with("load", plateau.load())
            .with("standardErrors", trend.deviations)
            .numbers(),
        Confidence.of(trend.deviations),
        "With "
            + plateau.course().load(plateau.load())
            + " all the time, the median rises from "
            + Words.time(trend.startMicros)
            + " to "
            + Words.time(endMicros)
            + " in "
            + plateau.length()
            + " s, "
            + (perHour <= MOST_PER_HOUR
                ? Words.percent(perHour) + " an hour."
                : "to " + Words.times(endMicros / trend.startMicros) + " what it was."));
  }
}
