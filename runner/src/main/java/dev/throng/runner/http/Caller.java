package dev.throng.runner.http;

import dev.throng.runner.engine.Failure;
import dev.throng.runner.scenario.StepException;
import org.jspecify.annotations.Nullable;

/** Who sends requests, one after the other, and hears what became of them. */
public interface Caller {
  /** Its jar. */
  Cookies cookies();

  /**
   * Takes the answer of its request and says what is wrong with it; null for nothing.
   *
   * @throws StepException if the answer is good, but cannot be used
   */
  @Nullable String judge(ReceivedAnswer answer);

  /**
   * Whether it takes its time to say what is wrong with an answer in which it found nothing at
   * once: the request is not recorded before {@link Exchange#settle}.
   */
  default boolean judgesLater() {
    return false;
  }

  /**
   * There is no answer to its request.
   *
   * @param failure why
   */
  void unanswered(Failure failure);

  /**
   * The exchange is over.
   *
   * @param failed whether it counts as a failed request
   * @param problem why the caller cannot go on as it wanted to
   */
  void ended(boolean failed, @Nullable StepException problem);
}
