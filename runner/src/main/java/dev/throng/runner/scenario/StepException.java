package dev.throng.runner.scenario;

import dev.throng.crds.problems.Reason;

/**
 * A step that cannot be carried out, in one sentence: its task ends, and the report has a row for
 * it.
 */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StepException(String message) {
    super(message, null, false, false);
  }

  /** A mistake of Throng's own, which shall not leave a user waiting for ever. */
  public static StepException unforeseen(Throwable cause) {
    return new StepException(
        switch (cause) {
          case StackOverflowError _ -> "it nests deeper than can be followed";
          case OutOfMemoryError _ -> "the generator has too little memory for it";
          default -> "a fault of Throng's own: " + Reason.of(cause);
        });
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
