package dev.throng.runner.story.statistics;

import java.util.Arrays;

/**
 * Weights by which single values far from their neighbours count for little: Cauchy's {@code 1/(1 +
 * (u/2.385)²)} of the distance to a rolling median, in standard deviations (Holland and Welsch,
 * "Robust regression using iteratively reweighted least-squares", 1977).
 */
public final class CauchyWeights {
  private static final double TUNING = 2.385;
  private static final int HALF_WINDOW = 4;

  private CauchyWeights() {}

  /**
   * @param leastDeviation what no deviation is taken to be smaller than: the grain of the values
   */
  public static double[] of(double[] series, double leastDeviation) {
    double[] residuals = residuals(series);
    double deviation = Math.max(leastDeviation, Sample.robustDeviation(residuals));
    return Arrays.stream(residuals)
        .map(residual -> residual / deviation / TUNING)
        .map(u -> 1 / (1 + u * u))
        .toArray();
  }

  /** Distances to the median of the value and the four on each side. */
  public static double[] residuals(double[] series) {
    double[] residuals = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      int from = Math.max(0, i - HALF_WINDOW);
      int to = Math.min(series.length, i + HALF_WINDOW + 1);
      residuals[i] = series[i] - Sample.median(Arrays.copyOfRange(series, from, to));
    }
    return residuals;
  }
}
