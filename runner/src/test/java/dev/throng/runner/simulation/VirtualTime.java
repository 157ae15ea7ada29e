package dev.throng.runner.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes as fast as what happens in it is carried out. */
final class VirtualTime {
  private static final Comparator<Event> IN_ORDER =
      Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order);

  private final PriorityQueue<Event> events = new PriorityQueue<>(IN_ORDER);
  private long nowNanos;
  private long order;

  private record Event(long atNanos, long order, Runnable action) {}

  long nanos() {
    return nowNanos;
  }

  void at(long nanos, Runnable action) {
    events.add(new Event(Math.max(nowNanos, nanos), order++, action));
  }

  void after(long nanos, Runnable action) {
    at(nowNanos + nanos, action);
  }

  /** Lets time pass until a condition holds, or so many nanoseconds have passed in all. */
  void pass(BooleanSupplier until, long mostNanos) {
    while (!until.getAsBoolean() && !events.isEmpty() && events.peek().atNanos() <= mostNanos) {
      Event next = events.remove();
      nowNanos = next.atNanos();
      next.action().run();
    }
  }
}
