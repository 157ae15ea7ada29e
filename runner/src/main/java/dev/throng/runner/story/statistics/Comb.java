package dev.throng.runner.story.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A period, found in the autocorrelation: the lag at whose multiples a series resembles itself
 * most.
 *
 * <p>The highest peak of a periodogram, the usual way, misses short spikes: their power is spread
 * over many harmonics, none of which stands out. In the autocorrelation all of them meet at one lag
 * and its multiples.
 *
 * @param period in places of the series
 * @param resemblance mean of the autocorrelation at the period's multiples
 */
public record Comb(int period, double resemblance) {
  /** Standard deviations of chance that a period must exceed, for all lags together. */
  private static final double SCORE = 5;

  private static final double LEAST_RESEMBLANCE = 0.35;

  /**
   * At each multiple, by the mean of them: noise that depends on itself comes back once, by chance.
   */
  private static final double LEAST_AT_EACH = 0.4;

  /** By how much half a period must resemble less: noise that dies away slowly has no valley. */
  private static final double LEAST_HILL = 0.3;

  private static final int MOST_MULTIPLES = 6;

  /**
   * @param periods that must fit into the series
   * @return null if there is none
   */
  public static @Nullable Comb of(double[] series, int shortest, int periods) {
    int longest = series.length / periods;
    if (longest < shortest) {
      return null;
    }
    double[] correlation = Autocorrelation.of(series, series.length * 3 / 4);
    Comb best = null;
    for (int period = shortest; period <= longest; period++) {
      int multiples = Math.min(MOST_MULTIPLES, (correlation.length - 2) / period);
      double at = meanAt(correlation, period, 1, multiples);
      double between = meanAt(correlation, period, 0.5, multiples);
      double chance =
          Math.max(LEAST_RESEMBLANCE, SCORE / Math.sqrt((double) series.length * multiples));
      if (at >= chance
          && at - between >= LEAST_HILL
          && leastAt(correlation, period, multiples) >= LEAST_AT_EACH * at
          && (best == null || at > best.resemblance * 1.1)) {
        best = new Comb(period, at);
      }
    }
    return best;
  }

  private static double leastAt(double[] correlation, int period, int multiples) {
    double least = 1;
    for (int k = 1; k <= multiples; k++) {
      least = Math.min(least, at(correlation, k * period, true));
    }
    return least;
  }

  /** Of so many multiples, or of the places between them. */
  private static double meanAt(double[] correlation, int period, double offset, int multiples) {
    double sum = 0;
    for (int k = 1; k <= multiples; k++) {
      sum += at(correlation, (int) Math.round((k - 1 + offset) * period), offset == 1);
    }
    return sum / multiples;
  }

  /** Of as many values as overlap; with its neighbours, since a period is not whole places. */
  private static double at(double[] correlation, int lag, boolean orBeside) {
    double here = correlation[lag];
    if (orBeside) {
      here = Math.max(here, Math.max(correlation[lag - 1], correlation[lag + 1]));
    }
    return here / (1 - (double) lag / (correlation.length * 4.0 / 3));
  }
}
