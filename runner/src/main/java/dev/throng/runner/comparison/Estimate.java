package dev.throng.runner.comparison;

import dev.throng.runner.story.statistics.Sample;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far two sides are from each other, and how exactly that is known. Each side has one or more
 * runs, all cut into the same parts of their plan, so that what the plan does falls out.
 *
 * <p>The error has two sources. Within runs: the spread of the parts' differences, enlarged where
 * they depend on those before (non-overlapping batches: Schmeiser, "Batch size effects in the
 * analysis of simulation output", 1982). From run to run: what is taken for the least spread, or
 * more where several runs of a side show it.
 *
 * @param before the mean over parts and runs
 * @param after likewise
 * @param error the standard error of {@code after - before}
 * @param freedom its degrees of freedom
 * @param least the smallest difference that matters
 */
record Estimate(double before, double after, double error, double freedom, double least) {
  /** Weighs the assumed spread from run to run against the one that is seen, in runs. */
  private static final double RUNS_ASSUMED = 2;

  /**
   * @param before a row of values for each run, one for each part; at least 4 parts
   * @param runToRun the standard deviation that runs of one side have at least
   * @param leastError what the part of the error within runs is at least
   */
  static Estimate of(
      double[][] before, double[][] after, double runToRun, double leastError, double least) {
    double[] lower = meanOfRuns(before);
    double[] upper = meanOfRuns(after);
    double[] differences = new double[lower.length];
    Arrays.setAll(differences, part -> upper[part] - lower[part]);
    double byRuns = 1.0 / before.length + 1.0 / after.length;
    double within = square(Math.max(leastError, Sample.errorOfMean(differences))) / byRuns;
    double assumed = within + square(runToRun);
    int seen = before.length + after.length - 2;
    double excess =
        seen == 0
            ? 0
            : Math.max(0, seen * (betweenRuns(before, after, seen) - assumed))
                / (seen + RUNS_ASSUMED);
    double variance = assumed + excess;
    double freedom =
        square(variance)
            / (square(within) / (lower.length - 1)
                + (seen == 0 ? 0 : square(excess) / seen)
                + 1e-12 * square(variance));
    return new Estimate(
        Sample.mean(lower), Sample.mean(upper), Math.sqrt(variance * byRuns), freedom, least);
  }

  private static double square(double value) {
    return value * value;
  }

  private static double[] meanOfRuns(double[][] runs) {
    double[] means = new double[runs[0].length];
    Arrays.setAll(
        means, part -> Arrays.stream(runs).mapToDouble(run -> run[part]).sum() / runs.length);
    return means;
  }

  /** The pooled variance of the runs' means around those of their sides. */
  private static double betweenRuns(double[][] before, double[][] after, int freedom) {
    return Stream.of(before, after)
            .mapToDouble(side -> {
              double[] means = Arrays.stream(side).mapToDouble(Sample::mean).toArray();
              double middle = Sample.mean(means);
              return Arrays.stream(means).map(mean -> square(mean - middle)).sum();
            })
            .sum()
        / freedom;
  }

  double difference() {
    return after - before;
  }

  boolean matters() {
    return Math.abs(difference()) >= least;
  }

  /** The probability of such a difference, or a larger one, between sides that do not differ. */
  double probability() {
    return 2 * TDistribution.of(freedom).survivalProbability(Math.abs(difference()) / error);
  }

  /**
   * Half the width of the interval that has the true difference.
   *
   * @param risk that it doesn't
   */
  double margin(double risk) {
    return error * TDistribution.of(freedom).inverseSurvivalProbability(risk / 2);
  }

  /**
   * The smallest true difference that would be found in 95 of 100 comparisons.
   *
   * @param risk of each test
   */
  double detectable(double risk) {
    double missed = error * TDistribution.of(freedom).inverseSurvivalProbability(0.05);
    return Math.max(least, margin(risk)) + missed;
  }
}
