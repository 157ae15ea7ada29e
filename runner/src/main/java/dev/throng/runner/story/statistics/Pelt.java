package dev.throng.runner.story.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The best division of a series into straight pieces of unknown variance: PELT (Killick, Fearnhead
 * and Eckley, "Optimal detection of changepoints with a linear computational cost", 2012) with the
 * cost {@code L/2 · (log(RSS/L) + 1)} of a piece and a penalty for each.
 */
public final class Pelt {
  private final int length;
  private final int shortest;
  private final double penalty;
  private final double leastVariance;
  private final double[][] sums;

  /**
   * @param weights of the values, 0 to 1: small for those that are not to be followed
   * @param shortest length of a piece
   * @param penalty for each piece, by {@code ln n}
   * @param leastVariance what no piece is taken to be more exact than: the grain of the values
   */
  public Pelt(double[] y, double[] weights, int shortest, double penalty, double leastVariance) {
    length = y.length;
    this.shortest = shortest;
    this.penalty = penalty * Math.log(y.length);
    this.leastVariance = leastVariance;
    sums = new double[6][y.length + 1];
    for (int i = 0; i < y.length; i++) {
      double w = weights[i];
      double[] terms = {w, w * i, w * i * i, w * y[i], w * i * y[i], w * y[i] * y[i]};
      for (int k = 0; k < terms.length; k++) {
        sums[k][i + 1] = sums[k][i] + terms[k];
      }
    }
  }

  /**
   * @return where pieces begin, without the first: empty if the series is one piece
   */
  public List<Integer> changes() {
    int n = length;
    double[] best = new double[n + 1];
    int[] previous = new int[n + 1];
    List<Integer> candidates = new ArrayList<>(List.of(0));
    best[0] = -penalty;
    for (int end = 1; end <= n; end++) {
      best[end] = Double.POSITIVE_INFINITY;
      for (int start : candidates) {
        if (end - start >= shortest) {
          double cost = best[start] + cost(start, end) + penalty;
          if (cost < best[end]) {
            best[end] = cost;
            previous[end] = start;
          }
        }
      }
      int at = end;
      candidates.removeIf(
          start -> at - start >= 2 * shortest && best[start] + cost(start, at) > best[at]);
      if (best[end] < Double.POSITIVE_INFINITY) {
        candidates.add(end);
      }
    }
    List<Integer> changes = new ArrayList<>();
    for (int at = previous[n]; at > 0; at = previous[at]) {
      changes.addFirst(at);
    }
    return changes;
  }

  /** By how much two pieces that meet at a place cost less than one. */
  public static double gain(double[] y, double[] weights, int at, double leastVariance) {
    Pelt pelt = new Pelt(y, weights, 1, 0, leastVariance);
    return pelt.cost(0, y.length) - pelt.cost(0, at) - pelt.cost(at, y.length);
  }

  /** Of one piece. */
  double cost(int start, int end) {
    int length = end - start;
    double variance = Math.max(leastVariance, residualSquares(start, end) / length);
    return length / 2.0 * (Math.log(variance) + 1);
  }

  private double residualSquares(int start, int end) {
    double w = sums[0][end] - sums[0][start];
    double x = sums[1][end] - sums[1][start];
    double xx = sums[2][end] - sums[2][start];
    double yy = sums[3][end] - sums[3][start];
    double xy = sums[4][end] - sums[4][start];
    double y2 = sums[5][end] - sums[5][start];
    double spread = xx - x * x / w;
    double slope = spread <= 0 ? 0 : (xy - x * yy / w) / spread;
    return Math.max(0, y2 - yy * yy / w - slope * (xy - x * yy / w));
  }
}
