package dev.throng.runner.story.statistics;

/**
 * In proportion up to a ceiling: {@code y = min(factor · x, ceiling)}, for values above 0 whose
 * errors are in proportion to them.
 *
 * @param fit of the logarithms
 */
public record Ceiling(double factor, double ceiling, Fit fit) {
  /**
   * @param x ascending, above 0
   * @param y above 0
   */
  public static Ceiling of(double[] x, double[] y) {
    Ceiling best = proportional(x, y);
    for (int below = 1; below < x.length; below++) {
      Ceiling bent = bentAfter(x, y, below);
      if (bent.fit.squares() < best.fit.squares() - 1e-12) {
        best = bent;
      }
    }
    return best;
  }

  /** Without a ceiling: it is above the last point. */
  public static Ceiling proportional(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.log(y[i] / x[i]);
    }
    double factor = Math.exp(sum / x.length);
    return new Ceiling(factor, Double.POSITIVE_INFINITY, Bend.fit(x, y, at -> factor * at, 1));
  }

  private static Ceiling bentAfter(double[] x, double[] y, int below) {
    double sumBelow = 0;
    double sumAbove = 0;
    for (int i = 0; i < x.length; i++) {
      if (i < below) {
        sumBelow += Math.log(y[i] / x[i]);
      } else {
        sumAbove += Math.log(y[i]);
      }
    }
    double factor = Math.exp(sumBelow / below);
    double ceiling = Math.exp(sumAbove / (x.length - below));
    return new Ceiling(factor, ceiling, Bend.fit(x, y, at -> Math.min(factor * at, ceiling), 2));
  }

  /** Where the ceiling is reached. */
  public double knee() {
    return ceiling / factor;
  }
}
