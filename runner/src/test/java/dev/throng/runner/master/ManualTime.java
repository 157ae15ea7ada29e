package dev.throng.runner.master;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so, on the test's own thread. */
public final class ManualTime implements Clockwork {
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private long nowNanos;
  private long order;

  private record Due(long nanos, long order, Runnable action) {}

  public void pass(long millis) {
    long until = nowNanos + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!queue.isEmpty() && queue.peek().nanos() <= until) {
      Due next = queue.remove();
      nowNanos = next.nanos();
      next.action().run();
    }
    nowNanos = until;
  }

  @Override
  public long nanoTime() {
    return nowNanos;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nowNanos);
  }

  @Override
  public void later(Runnable action, long millis) {
    queue.add(new Due(nowNanos + TimeUnit.MILLISECONDS.toNanos(millis), order++, action));
  }

  @Override
  public void every(long millis, Runnable action) {
    later(
        () -> {
          action.run();
          every(millis, action);
        },
        millis);
  }

  /** At once, on the thread that asks. */
  @Override
  public Executor beside(String duty) {
    return Runnable::run;
  }

  @Override
  public void close() {
    queue.clear();
  }
}
