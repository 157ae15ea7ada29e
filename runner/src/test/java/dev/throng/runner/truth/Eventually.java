package dev.throng.runner.truth;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what happens on another thread or in another process. */
public final class Eventually {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Eventually() {}

  /**
   * @throws AssertionError when it does not hold in time
   */
  public static void holds(String what, Duration within, Callable<Boolean> condition) {
    long endNanos = System.nanoTime() + within.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() - endNanos > 0) {
          throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
  }
}
