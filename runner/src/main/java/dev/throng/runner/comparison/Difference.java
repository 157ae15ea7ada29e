package dev.throng.runner.comparison;

import dev.throng.runner.story.Confidence;
import dev.throng.runner.story.Subject;

/**
 * A figure of both sides.
 *
 * <p>Times are in microseconds, rates in numbers a second, failures a ratio. Changes are relative,
 * 0.1 for a tenth more; those of failures are differences of the ratios.
 *
 * @param load the part of the plan that it is of, in words; empty for all of it
 * @param before typical of a part of the runs: a geometric mean, of failures a mean
 * @param low where the interval of the true change begins: all intervals together are right in 95
 *     of 100 comparisons; that of a change that was found has the level of its step in Holm's
 *     procedure, so that it is beyond 0
 * @param high where it ends
 * @param detectable the smallest change that would have been found in 95 of 100 comparisons
 * @param probability of such a difference where there is none, corrected for the number of
 *     comparisons
 */
public record Difference(
    Subject subject,
    String load,
    Figure figure,
    double before,
    double after,
    double change,
    double low,
    double high,
    double detectable,
    double probability,
    Finding finding) {

  /** What it says. */
  public enum Finding {
    /** Beyond the least that matters, and beyond chance. */
    WORSE("worse"),
    BETTER("better"),
    /** None that is beyond the least that matters, or none beyond chance. */
    NONE("none"),
    /** Better, but more of the requests fail, which may be why. */
    MASKED("masked");

    private final String text;

    Finding(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static final double RISK = 0.05;
  private static final double SURE_RISK = 0.001;

  /** How sure a difference is that was found. */
  public Confidence confidence() {
    return probability <= SURE_RISK ? Confidence.SURE : Confidence.LIKELY;
  }

  public boolean isWorse() {
    return finding == Finding.WORSE;
  }

  public boolean isFound() {
    return finding == Finding.WORSE || finding == Finding.BETTER;
  }

  Difference masked() {
    return new Difference(
        subject,
        load,
        figure,
        before,
        after,
        change,
        low,
        high,
        detectable,
        probability,
        Finding.MASKED);
  }

  /**
   * @param corrected the estimate's probability, by the number of all comparisons
   */
  static Difference of(
      Subject subject,
      String load,
      Figure figure,
      Estimate estimate,
      double corrected,
      int comparisons) {
    double middle = estimate.difference();
    Finding finding =
        corrected > RISK || !estimate.matters()
            ? Finding.NONE
            : figure.isWorse(middle) ? Finding.WORSE : Finding.BETTER;
    double risk = RISK / comparisons;
    double alone = estimate.probability();
    boolean isStep = finding != Finding.NONE && alone > 0;
    double margin = estimate.margin(isStep ? RISK * alone / corrected : risk);
    return new Difference(
        subject,
        load,
        figure,
        shown(figure, estimate.before()),
        shown(figure, estimate.after()),
        change(figure, middle),
        change(figure, middle - margin),
        change(figure, middle + margin),
        change(figure, estimate.detectable(risk)),
        corrected,
        finding);
  }

  private static double shown(Figure figure, double value) {
    return figure.isByFactor() ? Math.exp(value) : value;
  }

  private static double change(Figure figure, double difference) {
    return figure.isByFactor() ? Math.expm1(difference) : difference;
  }
}
