package dev.throng.runner.story.statistics;

/**
 * How well a model follows points.
 *
 * @param squares the sum of squares of what it leaves over
 * @param parameters that were fitted, the variance not among them
 */
public record Fit(double squares, int points, int parameters) {
  /** A model that is told apart from others by less than this leaves nothing over. */
  private static final double LEAST_SQUARES_PER_POINT = 1e-8;

  /** Bayes' criterion (Schwarz, 1978): the smaller, the better. */
  public double bic() {
    return points * logVariance() + parameters * Math.log(points);
  }

  /**
   * Akaike's criterion for few points (Hurvich and Tsai, 1989); infinite where points are too few.
   */
  public double aicc() {
    int left = points - parameters - 1;
    return left <= 0
        ? Double.POSITIVE_INFINITY
        : points * logVariance() + 2.0 * parameters + 2.0 * parameters * (parameters + 1) / left;
  }

  private double logVariance() {
    return Math.log(Math.max(LEAST_SQUARES_PER_POINT, squares / points));
  }
}
