package dev.throng.shop.limits;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops the world now and then, as a full garbage collection does: all event loops are blocked at
 * the same time, so that nothing is read, answered or timed until the pause is over.
 */
public final class Pauses {
  private Pauses() {}

  /**
   * Pauses for as long as Vert.x runs; the first pause comes after one interval.
   *
   * @param loops one context of each event loop
   */
  public static void begin(Vertx vertx, List<Context> loops, Settings settings) {
    vertx.setPeriodic(
        settings.every().toMillis(),
        due -> {
          long endNanos = System.nanoTime() + settings.length().toNanos();
          loops.forEach(loop -> loop.runOnContext(blocked -> sleepUntil(endNanos)));
        });
  }

  private static void sleepUntil(long endNanos) {
    long remaining = endNanos - System.nanoTime();
    while (remaining > 0) {
      LockSupport.parkNanos(remaining);
      remaining = endNanos - System.nanoTime();
    }
  }

  /**
   * How often and how long.
   *
   * @param every from the start of one pause to the start of the next
   * @param length shorter than {@code every}, at least 1 ms
   */
  public record Settings(Duration every, Duration length) {
    public Settings {
      if (length.toMillis() < 1) {
        throw new IllegalArgumentException(
            "a pause must last at least 1 ms, not " + length.toMillis() + " ms");
      }
      if (every.compareTo(length) <= 0) {
        throw new IllegalArgumentException(
            "pauses of "
                + length.toMillis()
                + " ms must be further apart than "
                + every.toMillis()
                + " ms");
      }
    }
  }
}
