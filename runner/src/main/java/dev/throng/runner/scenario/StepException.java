package dev.throng.runner.scenario;

/**
 * A step that cannot be carried out, in one sentence: its task ends, and the report has a row for
 * it.
 */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StepException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
