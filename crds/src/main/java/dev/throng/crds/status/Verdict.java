package dev.throng.crds.status;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a run ended, in the order in which it is decided. */
public enum Verdict {
  /** The run could not be carried out. */
  ERROR("Error", 4),
  /** A person stopped it. */
  ABORTED("Aborted", 130),
  /** The generator was the bottleneck. */
  INCONCLUSIVE("Inconclusive", 3),
  /** A threshold does not hold. */
  FAILED("Failed", 1),
  PASSED("Passed", 0);

  private final String label;
  private final int exitCode;

  Verdict(String label, int exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  /** The exit code of {@code throng run}. */
  public int exitCode() {
    return exitCode;
  }

  @JsonValue
  @Override
  public String toString() {
    return label;
  }
}
