package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.Sample;
import java.util.Arrays;
import java.util.Optional;

/**
 * Arrivals at a constant rate that is more than is done: the queue, and with it the times, grow
 * from block to block, by a share of the time that passes. A leak is slower by far.
 *
 * <p>A queue is a random walk with a drift: not its values but their steps are independent, so the
 * mean step is held against its standard error.
 */
final class Overload {
  private static final int BLOCK_SECONDS = 3;
  private static final int FEWEST_BLOCKS = 10;
  private static final double LEAST_SECONDS_PER_SECOND = 0.01;
  private static final double LEAST_GROWTH = 1.5;
  private static final double LEAST_DEVIATIONS = 5;

  private Overload() {}

  static Optional<Finding> of(Plateau plateau) {
    if (plateau.course().unit != LoadUnit.ARRIVALS_PER_SECOND) {
      return Optional.empty();
    }
    Buckets buckets = plateau.buckets();
    int each = Math.ceilDiv(BLOCK_SECONDS, buckets.widthSeconds);
    int blocks = buckets.size() / each;
    if (blocks < FEWEST_BLOCKS) {
      return Optional.empty();
    }
    double[] logarithms = buckets.p50();
    double[] times = new double[blocks];
    double[] steps = new double[blocks - 1];
    for (int i = 0; i < blocks; i++) {
      double[] block = Arrays.copyOfRange(logarithms, i * each, (i + 1) * each);
      times[i] = Math.exp(Sample.median(block));
      if (i > 0) {
        steps[i - 1] = times[i] - times[i - 1];
      }
    }
    double perSecond = Sample.mean(steps) / 1e6 / (each * buckets.widthSeconds);
    double deviations = Sample.mean(steps) / Math.max(1, Sample.errorOfMean(steps));
    double first = Sample.median(Arrays.copyOf(times, blocks / 4));
    double last = Sample.median(Arrays.copyOfRange(times, blocks - blocks / 4, blocks));
    if (perSecond < LEAST_SECONDS_PER_SECOND
        || last < LEAST_GROWTH * first
        || deviations < LEAST_DEVIATIONS) {
      return Optional.empty();
    }
    double rate = Levels.level(plateau.course(), plateau.seconds()).goodRate();
    return Optional.of(
        new Finding(
            FindingId.SATURATES,
            Subject.ALL,
            plateau.stretch(),
            new Evidence()
                .with("ceilingPerSecond", rate)
                .withMillis("medianAtStart", first)
                .withMillis("medianAtEnd", last)
                .with("load", plateau.load())
                .with("standardErrors", deviations)
                .numbers(),
            Confidence.of(deviations),
            "With "
                + plateau.course().load(plateau.load())
                + " more requests arrive than are answered: the rate stays at "
                + Words.rate(rate)
                + " while times grow from "
                + Words.time(first)
                + " to "
                + Words.time(last)
                + "."));
  }
}
