package dev.throng.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Holds a trouble for none until it has lasted: the API server ends each watch after 5 to 10
 * minutes, and the next one takes a moment.
 */
final class Patience {
  private final Duration patience;
  private final InstantSource clock;
  private @Nullable Instant since;

  Patience(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /** Whether the trouble was there at each look, for so long. */
  synchronized boolean isOver(boolean trouble) {
    if (!trouble) {
      since = null;
      return false;
    }
    Instant now = clock.instant();
    Instant first = since == null ? now : since;
    since = first;
    return !now.isBefore(first.plus(patience));
  }
}
