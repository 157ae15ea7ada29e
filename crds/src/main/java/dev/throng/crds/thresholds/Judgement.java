package dev.throng.crds.thresholds;

/**
 * Whether an expectation holds.
 *
 * @param observed the value seen, in the expectation's unit, or {@link #NO_SAMPLES}
 */
public record Judgement(String observed, boolean holds) {
  public static final String NO_SAMPLES = "no samples";
}
