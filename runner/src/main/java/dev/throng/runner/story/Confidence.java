package dev.throng.runner.story;

/** How sure a finding is. What is less than likely is not told. */
public enum Confidence {
  /** It passed the limits that were calibrated. */
  LIKELY("likely"),

  /** It is so far beyond them that chance is no explanation. */
  SURE("sure");

  private static final double SURE_AT = 8;

  private final String text;

  Confidence(String text) {
    this.text = text;
  }

  /**
   * @param deviations how many standard errors an effect is away from none
   */
  static Confidence of(double deviations) {
    return deviations >= SURE_AT ? SURE : LIKELY;
  }

  @Override
  public String toString() {
    return text;
  }
}
