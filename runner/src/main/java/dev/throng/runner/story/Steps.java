package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.story.statistics.CauchyWeights;
import dev.throng.runner.story.statistics.Pelt;
import dev.throng.runner.story.statistics.Sample;
import java.util.Arrays;
import java.util.Optional;

/** A change for the worse at a moment and for good, at one load. */
final class Steps {
  static final int FEWEST_BUCKETS = 22;
  private static final int SHORTEST_PIECE = 10;

  /** For each piece, by {@code ln n}: half as much again as Bayes' criterion of a piece. */
  private static final double PENALTY = 3;

  private static final double GRAIN = 0.005;
  private static final double LEAST_RATIO = 1.3;
  private static final double LEAST_DEVIATIONS = 6;
  private static final double LEAST_FAILURES = 0.05;
  private static final double MOST_FAILURES_BEFORE = 0.02;

  /** Of the gain of a change, the share that must be left when what is around it is muted. */
  private static final double SURVIVES = 0.2;

  private static final int MUTED_BUCKETS = 3;
  private static final double MUTED = 0.1;

  private Steps() {}

  static Optional<Finding> of(Plateau plateau) {
    Buckets buckets = plateau.buckets();
    if (buckets.size() < FEWEST_BUCKETS) {
      return Optional.empty();
    }
    Optional<Finding> failing = failing(plateau, buckets);
    return failing.isPresent() ? failing : slower(plateau, buckets);
  }

  private static Optional<Finding> slower(Plateau plateau, Buckets buckets) {
    double[] times = buckets.p50();
    for (int at : changes(times)) {
      double[] before = Arrays.copyOfRange(times, 0, at);
      double[] after = Arrays.copyOfRange(times, at, times.length);
      double rise = Sample.median(after) - Sample.median(before);
      double deviations = deviations(before, after);
      if (rise >= Math.log(LEAST_RATIO)
          && deviations >= LEAST_DEVIATIONS
          && isSudden(times, at, rise)
          && stays(before, after, rise)
          && survives(times, at)) {
        double from = Math.exp(Sample.median(before));
        double to = Math.exp(Sample.median(after));
        return Optional.of(
            finding(
                plateau,
                buckets.second(at),
                new Evidence()
                    .withMillis("medianBefore", from)
                    .withMillis("medianAfter", to)
                    .with("ratio", to / from)
                    .with("standardErrors", deviations),
                Confidence.of(deviations),
                "the median goes from "
                    + Words.time(from)
                    + " to "
                    + Words.time(to)
                    + " and stays"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> failing(Plateau plateau, Buckets buckets) {
    double[] ratios = buckets.failureRatios();
    double[] angles = Arrays.stream(ratios).map(ratio -> Math.asin(Math.sqrt(ratio))).toArray();
    for (int at : changes(angles)) {
      double before = Sample.mean(Arrays.copyOfRange(ratios, 0, at));
      double[] later = Arrays.copyOfRange(ratios, at, ratios.length);
      double[] end = Arrays.copyOfRange(later, later.length / 2, later.length);
      if (before <= MOST_FAILURES_BEFORE
          && Sample.median(later) >= LEAST_FAILURES
          && Sample.median(end) >= LEAST_FAILURES
          && deviations(
                  Arrays.copyOfRange(angles, 0, at), Arrays.copyOfRange(angles, at, angles.length))
              >= LEAST_DEVIATIONS) {
        return Optional.of(
            finding(
                plateau,
                buckets.second(at),
                new Evidence()
                    .with("failureRatioBefore", before)
                    .with("failureRatioAfter", Sample.mean(later)),
                Confidence.SURE,
                "failures go from "
                    + Words.percent(before)
                    + " to "
                    + Words.percent(Sample.mean(later))
                    + " of the requests and stay"));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(
      Plateau plateau, int second, Evidence evidence, Confidence confidence, String what) {
    return new Finding(
        FindingId.STEP,
        Subject.ALL,
        plateau.course().stretch(second, plateau.lastSecond() + 1),
        evidence.with("load", plateau.load()).numbers(),
        confidence,
        "At "
            + second
            + " s, with "
            + plateau.course().load(plateau.load())
            + " before and after, "
            + what
            + " there.");
  }

  private static Iterable<Integer> changes(double[] series) {
    double[] weights = CauchyWeights.of(series, GRAIN);
    return new Pelt(series, weights, SHORTEST_PIECE, PENALTY, GRAIN * GRAIN).changes();
  }

  private static double deviations(double[] before, double[] after) {
    double error = Math.hypot(Sample.errorOfMean(before), Sample.errorOfMean(after));
    return (Sample.mean(after) - Sample.mean(before)) / Math.max(GRAIN, error);
  }

  /** Most of the rise happens around the change, so that it is no slope. */
  private static boolean isSudden(double[] series, int at, double rise) {
    double before = Sample.median(Arrays.copyOfRange(series, at - SHORTEST_PIECE, at));
    double after = Sample.median(Arrays.copyOfRange(series, at, at + SHORTEST_PIECE));
    return after - before >= 0.6 * rise;
  }

  /** The end is still worse. */
  private static boolean stays(double[] before, double[] after, double rise) {
    int last = Math.max(5, after.length / 4);
    double end = Sample.median(Arrays.copyOfRange(after, after.length - last, after.length));
    return end - Sample.median(before) >= 0.6 * rise;
  }

  private static boolean survives(double[] series, int at) {
    double[] all = new double[series.length];
    Arrays.fill(all, 1);
    double[] muted = all.clone();
    for (int i = Math.max(0, at - MUTED_BUCKETS);
        i < Math.min(series.length, at + MUTED_BUCKETS);
        i++) {
      muted[i] = MUTED;
    }
    double gain = Pelt.gain(series, all, at, GRAIN * GRAIN);
    return Pelt.gain(series, muted, at, GRAIN * GRAIN) >= SURVIVES * gain;
  }
}
