package dev.throng.runner.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timeouts of all requests under way on one loop. Requests with the same timeout expire in the
 * order in which they started, so a linked list per timeout is a queue in which adding and removing
 * cost nothing; few manifests have more than a handful of timeouts.
 */
public final class Deadlines {
  private final List<Queue> queues = new ArrayList<>();

  /** Something that expires. It is in at most one queue. */
  public abstract static class Expiring {
    private long deadlineNanos;
    private @Nullable Expiring previous;
    private @Nullable Expiring next;
    private @Nullable Queue queue;

    public abstract void expire();
  }

  private static final class Queue {
    final long timeoutNanos;
    @Nullable Expiring first;
    @Nullable Expiring last;

    Queue(long timeoutNanos) {
      this.timeoutNanos = timeoutNanos;
    }
  }

  public void add(Expiring item, long nowNanos, long timeoutNanos) {
    Queue queue = queueOf(timeoutNanos);
    item.deadlineNanos = nowNanos + timeoutNanos;
    item.queue = queue;
    item.previous = queue.last;
    if (queue.last == null) {
      queue.first = item;
    } else {
      queue.last.next = item;
    }
    queue.last = item;
  }

  public void remove(Expiring item) {
    Queue queue = item.queue;
    if (queue == null) {
      return;
    }
    if (item.previous == null) {
      queue.first = item.next;
    } else {
      item.previous.next = item.next;
    }
    if (item.next == null) {
      queue.last = item.previous;
    } else {
      item.next.previous = item.previous;
    }
    item.previous = null;
    item.next = null;
    item.queue = null;
  }

  /** Removes and expires everything whose time has come. */
  void expireUntil(long nowNanos) {
    for (int i = 0; i < queues.size(); i++) { // what expires may add a timeout that is new
      Queue queue = queues.get(i);
      Expiring item = queue.first;
      while (item != null && item.deadlineNanos - nowNanos <= 0) {
        remove(item);
        item.expire();
        item = queue.first;
      }
    }
  }

  private Queue queueOf(long timeoutNanos) {
    for (Queue queue : queues) {
      if (queue.timeoutNanos == timeoutNanos) {
        return queue;
      }
    }
    Queue queue = new Queue(timeoutNanos);
    queues.add(queue);
    return queue;
  }
}
