package dev.throng.runner.story.statistics;

import java.util.Arrays;

/** Figures of a sample of numbers; each is NaN of an empty one. */
public final class Sample {
  /** A standard deviation by a median of absolute deviations, of normal values. */
  private static final double NORMAL_BY_MAD = 1.4826;

  private Sample() {}

  public static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  public static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /**
   * The quantile, linear between neighbours (type 7 of Hyndman and Fan, "Sample quantiles in
   * statistical packages", 1996).
   *
   * @param share from 0 to 1
   */
  public static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** With {@code n - 1} degrees of freedom. */
  public static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  /** A standard deviation that half of the values cannot spoil: by the median of deviations. */
  public static double robustDeviation(double[] values) {
    double median = median(values);
    return NORMAL_BY_MAD
        * median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
  }

  /**
   * The standard error of the mean of values that follow each other and depend on those before, as
   * of an autoregressive process of the first order: {@code s/√n · √((1+r)/(1−r))}.
   */
  public static double errorOfMean(double[] values) {
    double r = values.length < 4 ? 0 : Math.clamp(Autocorrelation.of(values, 1)[1], 0, 0.9);
    return deviation(values) / Math.sqrt(values.length) * Math.sqrt((1 + r) / (1 - r));
  }
}
