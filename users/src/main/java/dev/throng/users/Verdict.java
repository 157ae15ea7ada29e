package dev.throng.users;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer is good.
 *
 * @param failure why it is not; null if it is. Failures with the same text are one row of the
 *     report
 */
public record Verdict(@Nullable String failure) {
  private static final Verdict SUCCESS = new Verdict(null);

  /** The answer is good, whatever its status. */
  public static Verdict success() {
    return SUCCESS;
  }

  /**
   * The answer is not good.
   *
   * @param why one text for each cause, without what differs from answer to answer
   */
  public static Verdict failure(String why) {
    return new Verdict(Objects.requireNonNull(why));
  }
}
