package dev.throng.runner.story.statistics;

/**
 * One level before a place, another from it on, for values above 0 whose errors are in proportion
 * to them.
 *
 * @param split the first point of the second level
 * @param fit of the logarithms
 */
public record TwoLevels(double before, double after, int split, Fit fit) {
  public static TwoLevels of(double[] x, double[] y) {
    TwoLevels best = at(x, y, 1);
    for (int split = 2; split < x.length; split++) {
      TwoLevels other = at(x, y, split);
      if (other.fit.squares() < best.fit.squares()) {
        best = other;
      }
    }
    return best;
  }

  /** One level alone. */
  public static Fit flat(double[] x, double[] y) {
    double level = level(y, 0, y.length);
    return Bend.fit(x, y, _ -> level, 1);
  }

  private static TwoLevels at(double[] x, double[] y, int split) {
    double before = level(y, 0, split);
    double after = level(y, split, y.length);
    double border = x[split];
    return new TwoLevels(
        before, after, split, Bend.fit(x, y, at -> at < border ? before : after, 3));
  }

  private static double level(double[] y, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.log(y[i]);
    }
    return Math.exp(sum / (to - from));
  }
}
