package dev.throng.runner.scenario;

import org.jspecify.annotations.Nullable;

/** Takes a value out of an answer into a variable. */
public record ExtractPlan(int slot, String variable, String what, Source source) {

  /** Where the value is. */
  @FunctionalInterface
  public interface Source {
    /** The value, or null if the answer does not have it. */
    @Nullable Object find(UserScope scope, Answer answer);
  }

  /**
   * @throws StepException if the answer does not have the value
   */
  public Object take(UserScope scope, Answer answer) {
    Object value = source.find(scope, answer);
    if (value == null) {
      throw new StepException(
          "extract "
              + variable
              + ": "
              + what
              + " found nothing in the answer with status "
              + answer.status());
    }
    return value;
  }
}
