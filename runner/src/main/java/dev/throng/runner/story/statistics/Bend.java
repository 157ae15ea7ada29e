package dev.throng.runner.story.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Flat up to a knee, then a straight line: {@code y = base + slope · max(0, x − knee)}, for values
 * above 0 whose errors are in proportion to them. The knee is searched between the points, the line
 * fitted for each by least squares of relative errors.
 *
 * @param fit of the logarithms
 */
public record Bend(double base, double knee, double slope, Fit fit) {
  private static final int STEPS = 200;
  private static final int REWEIGHTINGS = 4;

  /**
   * @param x ascending, above 0
   * @param y above 0
   */
  public static Bend of(double[] x, double[] y) {
    Bend best = at(x, y, x[0]);
    double ratio = Math.pow(x[x.length - 1] / x[0], 1.0 / STEPS);
    for (double knee = x[0]; knee < x[x.length - 1]; knee = Math.max(knee * ratio, knee + 1e-9)) {
      Bend bend = at(x, y, knee);
      if (bend.fit.squares() < best.fit.squares()) {
        best = bend;
      }
      if (ratio <= 1) {
        break;
      }
    }
    return best;
  }

  public double at(double x) {
    return base + slope * Math.max(0, x - knee);
  }

  private static Bend at(double[] x, double[] y, double knee) {
    double[] expected = y;
    double base = 0;
    double slope = 0;
    for (int round = 0; round < REWEIGHTINGS; round++) {
      double w = 0;
      double wu = 0;
      double wuu = 0;
      double wy = 0;
      double wuy = 0;
      for (int i = 0; i < x.length; i++) {
        double weight = 1 / (expected[i] * expected[i]);
        double u = Math.max(0, x[i] - knee);
        w += weight;
        wu += weight * u;
        wuu += weight * u * u;
        wy += weight * y[i];
        wuy += weight * u * y[i];
      }
      double spread = wuu - wu * wu / w;
      slope = spread <= 1e-12 * wuu ? 0 : Math.max(0, (wuy - wu * wy / w) / spread);
      base = (wy - slope * wu) / w;
      if (base <= 0) {
        base = 1e-3 * y[0];
        slope = wuu == 0 ? 0 : Math.max(0, (wuy - base * wu) / wuu);
      }
      expected = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        expected[i] = base + slope * Math.max(0, x[i] - knee);
      }
    }
    Bend bend = new Bend(base, knee, slope, new Fit(0, x.length, 3));
    return new Bend(base, knee, slope, fit(x, y, bend::at, 3));
  }

  /** A function's squares left over, in logarithms. */
  static Fit fit(double[] x, double[] y, DoubleUnaryOperator model, int parameters) {
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double left = Math.log(y[i] / model.applyAsDouble(x[i]));
      squares += left * left;
    }
    return new Fit(squares, x.length, parameters);
  }
}
