package dev.throng.runner.simulation;

/**
 * Where two judges may differ for no fault of theirs: histograms keep three digits, the target's
 * log keeps all.
 */
final class Borders {
  private static final double NEAR = 0.002;

  private boolean touched;

  /** Notes a time that is compared with a limit. */
  void compare(double micros, double limit) {
    touched |= Math.abs(micros - limit) <= NEAR * limit;
  }

  /** Notes that it cannot be told from the log. */
  void touch() {
    touched = true;
  }

  boolean wereTouched() {
    return touched;
  }
}
