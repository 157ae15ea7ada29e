package dev.throng.runner.engine;

import java.util.concurrent.atomic.AtomicLong;

/** How many requests all users of a process together may still begin. For any thread. */
public final class RequestBudget {
  private final AtomicLong left;
  private final Runnable onSpent;

  /**
   * @param requests at least 1
   * @param onSpent called once, by the thread that takes the last
   */
  public RequestBudget(long requests, Runnable onSpent) {
    left = new AtomicLong(requests);
    this.onSpent = onSpent;
  }

  /** Takes one request; false if none is left. */
  public boolean take() {
    long before = left.getAndDecrement();
    if (before == 1) {
      onSpent.run();
    }
    return before > 0;
  }
}
