package dev.throng.runner.users;

import dev.throng.users.spi.Request;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** What user code wants of its loop before it goes on. */
sealed interface Wish {
  /**
   * An answer.
   *
   * @param body its bytes; null for none
   * @param dueNanos when it should be sent, by {@link System#nanoTime()}
   */
  record Ask(Request request, @Nullable Buffer body, long dueNanos) implements Wish {}

  /**
   * Time to pass.
   *
   * @param untilStop whether it ends when the user is to stop
   */
  record Wait(long nanos, boolean untilStop) implements Wish {}

  /** What needs no more to be said. */
  enum Plain implements Wish {
    /** Its onStart is over: may it go on? */
    STARTED,
    /** Its iteration is over: the next one's arrival. */
    NEXT_ARRIVAL,
    /** It gives up for good, as its code says. */
    WITHDRAW,
    /** Nothing: it has ended. */
    END
  }
}
