package dev.throng.runner.story.statistics;

/** How a series resembles itself, moved by a lag. */
public final class Autocorrelation {
  private Autocorrelation() {}

  /**
   * The biased estimate, which is smaller in absolute value at long lags and so more careful (Box,
   * Jenkins, "Time Series Analysis", 2.1.5).
   *
   * @return from lag 0, which is 1, to {@code lags}; all 0 after it for a constant series
   */
  public static double[] of(double[] series, int lags) {
    double mean = Sample.mean(series);
    double[] centred = new double[series.length];
    double power = 0;
    for (int i = 0; i < series.length; i++) {
      centred[i] = series[i] - mean;
      power += centred[i] * centred[i];
    }
    double[] correlations = new double[lags + 1];
    correlations[0] = 1;
    for (int lag = 1; lag <= lags && power > 0; lag++) {
      double sum = 0;
      for (int i = lag; i < series.length; i++) {
        sum += centred[i] * centred[i - lag];
      }
      correlations[lag] = sum / power;
    }
    return correlations;
  }
}
