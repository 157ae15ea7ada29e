package dev.throng.runner.engine;

import io.netty.channel.EventLoop;
import io.netty.util.internal.DefaultPriorityQueue;
import io.netty.util.internal.PriorityQueue;
import io.netty.util.internal.PriorityQueueNode;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen on one loop at moments to come. The event loop has one task for all of it, for
 * the earliest moment: one for each user would take a hundred bytes, anew for each wait, and most
 * waits outlive a young collection.
 *
 * <p>A timer that is set while others fire waits for the event loop's next turn, whatever its
 * moment, so that requests have their turn too.
 */
public final class Timers {
  private static final int ROOM_AT_FIRST = 64;

  /** Longer than any run: moments further apart could not be told from earlier ones. */
  private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

  private final ContextInternal context;
  private final EventLoop eventLoop;
  private final PriorityQueue<Timer> queue =
      new DefaultPriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos), ROOM_AT_FIRST);
  private @Nullable Future<?> task;
  private long taskDueNanos;
  private boolean firing;

  /** Something that happens later. It is set for one moment at most. */
  public abstract static class Timer implements PriorityQueueNode {
    private long dueNanos;
    private int place = INDEX_NOT_IN_QUEUE;

    protected abstract void fire();

    @Override
    public final int priorityQueueIndex(DefaultPriorityQueue<?> queue) {
      return place;
    }

    @Override
    public final void priorityQueueIndex(DefaultPriorityQueue<?> queue, int place) {
      this.place = place;
    }
  }

  Timers(ContextInternal context) {
    this.context = context;
    eventLoop = context.nettyEventLoop();
  }

  /** The moment after a delay; after 73 years for a longer one. */
  static long dueIn(long delayNanos) {
    return System.nanoTime() + Math.clamp(delayNanos, 0, LONGEST_NANOS);
  }

  /**
   * @param dueNanos by {@link System#nanoTime()}
   */
  void set(Timer timer, long dueNanos) {
    timer.dueNanos = dueNanos;
    queue.add(timer);
    if (!firing) {
      schedule();
    }
  }

  /** False when it was not set. */
  boolean cancel(Timer timer) {
    return queue.removeTyped(timer);
  }

  private void schedule() {
    Timer first = queue.peek();
    if (first == null || task != null && taskDueNanos - first.dueNanos <= 0) {
      return;
    }
    if (task != null) {
      task.cancel(false);
    }
    taskDueNanos = first.dueNanos;
    task =
        eventLoop.schedule(
            this::fireAllDue, Math.max(0, taskDueNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void fireAllDue() {
    task = null;
    firing = true;
    try {
      long nowNanos = System.nanoTime();
      Timer first = queue.peek();
      while (first != null && first.dueNanos - nowNanos < 0) {
        queue.poll();
        context.emit(first, Timer::fire);
        first = queue.peek();
      }
    } finally {
      firing = false;
      schedule();
    }
  }
}
