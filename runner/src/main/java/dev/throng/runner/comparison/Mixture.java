package dev.throng.runner.comparison;

import dev.throng.runner.history.Cell;
import java.util.List;

/**
 * The response times of many rows together, of each of which the median, p95, p99 and the maximum
 * are known: percentiles of their mixture. The requests at these percentiles are known; the others
 * lie between them as those of a log-normal distribution do, below the median as above it.
 */
final class Mixture {
  private static final int HALVINGS = 40;

  /** Of the known times; those below the median mirror those above. */
  private static final int MEDIAN = 3;

  private static final double[] SHARES = {0.5, 0.95, 0.99, 1};

  /** How the normal distribution's requests lie from one known percentile to the next higher. */
  private static final double CURVE = 0.62;

  /** Of each row: logarithms of its known times, ascending. */
  private final double[][] times;

  /** Of each row: how many requests took at most as long as each of these. */
  private final double[][] ranks;

  private final double requests;

  private Mixture(double[][] times, double[][] ranks, double requests) {
    this.times = times;
    this.ranks = ranks;
    this.requests = requests;
  }

  static Mixture of(List<Cell> cells) {
    List<Cell> busy = cells.stream().filter(cell -> cell.requests() > 0).toList();
    double[][] times = new double[busy.size()][];
    double[][] ranks = new double[busy.size()][];
    double requests = 0;
    for (int row = 0; row < busy.size(); row++) {
      Cell cell = busy.get(row);
      times[row] = times(cell);
      ranks[row] = ranks(cell.requests());
      requests += cell.requests();
    }
    return new Mixture(times, ranks, requests);
  }

  private static double[] times(Cell cell) {
    float[] known = {cell.p50Micros(), cell.p95Micros(), cell.p99Micros(), cell.maxMicros()};
    double[] times = new double[2 * MEDIAN + 1];
    for (int i = 0; i < known.length; i++) {
      times[MEDIAN + i] = Math.log(Math.max(1, known[i]));
      times[MEDIAN - i] = 2 * times[MEDIAN] - times[MEDIAN + i];
    }
    return times;
  }

  private static double[] ranks(int requests) {
    double[] ranks = new double[2 * MEDIAN + 1];
    for (int i = 0; i < SHARES.length; i++) {
      ranks[MEDIAN + i] = Math.ceil(SHARES[i] * requests);
    }
    for (int i = 1; i <= MEDIAN; i++) {
      ranks[MEDIAN - i] = Math.min(ranks[MEDIAN] - 1, requests - ranks[MEDIAN + i] + 1);
    }
    return ranks;
  }

  /**
   * The logarithm of a time in microseconds, by nearest rank.
   *
   * @param share above 0, up to 1
   * @return NaN without requests
   */
  double logQuantile(double share) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : times) {
      low = Math.min(low, row[0]);
      high = Math.max(high, row[row.length - 1]);
    }
    double rank = Math.ceil(share * requests);
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (atMost(middle) >= rank) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return requests == 0 ? Double.NaN : high;
  }

  private double atMost(double time) {
    double count = 0;
    for (int row = 0; row < times.length; row++) {
      count += atMost(time, times[row], ranks[row]);
    }
    return count;
  }

  private static double atMost(double time, double[] times, double[] ranks) {
    int above = 0;
    while (above < times.length && times[above] <= time) {
      above++;
    }
    if (above == 0 || above == times.length) {
      return above == 0 ? 0 : ranks[above - 1];
    }
    double way = (time - times[above - 1]) / (times[above] - times[above - 1]);
    double share = above <= MEDIAN ? 1 - curve(1 - way) : curve(way);
    return ranks[above - 1] + share * Math.max(0, ranks[above] - ranks[above - 1] - 1);
  }

  private static double curve(double way) {
    return way * (1 + CURVE - CURVE * way);
  }
}
