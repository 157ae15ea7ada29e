package dev.throng.runner.story.statistics;

/**
 * Contention without coherency: {@code X(N) = γN / (1 + α(N − 1))} (Amdahl, 1967). Its reciprocal
 * is a straight line in {@code 1/N}, fitted by least squares of relative errors.
 *
 * @param gamma what one request at a time gives
 * @param alpha the share that is done one after the other, from 0 to 1
 * @param fit of the logarithms
 */
public record Amdahl(double gamma, double alpha, Fit fit) {
  private static final int REWEIGHTINGS = 4;

  /**
   * @param n in flight, 1 or more
   * @param x above 0
   */
  public static Amdahl of(double[] n, double[] x) {
    double[] expected = x;
    double alpha = 0;
    double gamma = 1;
    for (int round = 0; round < REWEIGHTINGS; round++) {
      double w = 0;
      double wu = 0;
      double wuu = 0;
      double wy = 0;
      double wuy = 0;
      for (int i = 0; i < n.length; i++) {
        double weight = expected[i] * expected[i];
        double u = 1 / n[i];
        w += weight;
        wu += weight * u;
        wuu += weight * u * u;
        wy += weight / x[i];
        wuy += weight * u / x[i];
      }
      double spread = wuu - wu * wu / w;
      double slope = spread <= 1e-12 * wuu ? wuy / wuu : (wuy - wu * wy / w) / spread;
      double level = (wy - slope * wu) / w;
      alpha = Math.clamp(level / (level + slope), 0, 1);
      gamma = gamma(n, x, alpha);
      expected = new double[n.length];
      for (int i = 0; i < n.length; i++) {
        expected[i] = at(gamma, alpha, n[i]);
      }
    }
    double g = gamma;
    double a = alpha;
    return new Amdahl(gamma, alpha, Bend.fit(n, x, each -> at(g, a, each), 2));
  }

  private static double gamma(double[] n, double[] x, double alpha) {
    double sum = 0;
    for (int i = 0; i < n.length; i++) {
      sum += Math.log(x[i] / at(1, alpha, n[i]));
    }
    return Math.exp(sum / n.length);
  }

  private static double at(double gamma, double alpha, double n) {
    return gamma * n / (1 + alpha * (n - 1));
  }

  public double at(double n) {
    return at(gamma, alpha, n);
  }
}
