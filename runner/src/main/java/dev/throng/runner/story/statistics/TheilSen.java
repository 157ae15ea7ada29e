package dev.throng.runner.story.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A straight line through the medians of slopes (Theil, 1950; Sen, "Estimates of the regression
 * coefficient based on Kendall's tau", 1968), with the test of Mann and Kendall. Its variance is
 * enlarged where values depend on those before them (Hamed and Rao, "A modified Mann-Kendall trend
 * test for autocorrelated data", 1998).
 *
 * @param slope the median of the slopes between all pairs
 * @param level the value in the middle of the series
 * @param z of Mann and Kendall's test: its sign is that of the trend
 */
public record TheilSen(double slope, double level, double z) {
  /** Beyond so many points the pairs are too many; blocks are to be made of them first. */
  public static final int MOST_POINTS = 1000;

  /**
   * @param x ascending
   */
  public static TheilSen of(double[] x, double[] y) {
    int n = x.length;
    if (n < 3 || n > MOST_POINTS) {
      throw new IllegalArgumentException("3 to " + MOST_POINTS + " points, not " + n);
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int pairs = 0;
    long score = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[pairs++] = (y[j] - y[i]) / (x[j] - x[i]);
        score += (long) Math.signum(y[j] - y[i]);
      }
    }
    double slope = Sample.median(slopes);
    double[] residuals = residuals(n, i -> y[i] - slope * x[i]);
    double variance = n * (n - 1.0) * (2.0 * n + 5) / 18 * inflation(residuals);
    double z = score == 0 ? 0 : (score - Math.signum((double) score)) / Math.sqrt(variance);
    double level = Sample.median(residuals) + slope * (x[0] + x[n - 1]) / 2;
    return new TheilSen(slope, level, z);
  }

  private static double[] residuals(int n, IntToDoubleFunction residual) {
    double[] all = new double[n];
    Arrays.setAll(all, residual);
    return all;
  }

  private static double inflation(double[] residuals) {
    int n = residuals.length;
    double[] correlations = Autocorrelation.of(ranks(residuals), n / 4);
    double sum = 0;
    for (int lag = 1; lag < correlations.length; lag++) {
      if (Math.abs(correlations[lag]) > 1.96 / Math.sqrt(n)) {
        sum += (n - lag) * (n - lag - 1.0) * (n - lag - 2) * correlations[lag];
      }
    }
    return Math.max(1, 1 + 2 * sum / (n * (n - 1.0) * (n - 2)));
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(values).map(v -> Math.abs(Arrays.binarySearch(sorted, v))).toArray();
  }
}
