package dev.throng.runner.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the arrivals of one open model that are due: the same ones that the workers start, since
 * they are dealt in the same way.
 */
public final class DueArrivals {
  private ArrivalSchedule schedule;
  private final long runSeed;
  private final int model;
  private final ArrayDeque<Deal> ahead = new ArrayDeque<>();
  private List<Cursor> cursors = new ArrayList<>();
  private long due;

  private record Deal(long fromNanos, int shares, ArrivalSchedule schedule) {}

  private static final class Cursor {
    final ArrivalTimes times;
    long nextNanos;

    Cursor(ArrivalTimes times) {
      this.times = times;
      nextNanos = times.nextNanos();
    }

    long countUntil(long nanos) {
      long passed = 0;
      while (nextNanos < nanos) {
        passed++;
        nextNanos = times.nextNanos();
      }
      return passed;
    }
  }

  /**
   * @param model which of the run's open models this is, from 0
   */
  public DueArrivals(ArrivalSchedule schedule, long runSeed, int model) {
    this.schedule = schedule;
    this.runSeed = runSeed;
    this.model = model;
  }

  /** From a moment on, later than any that was asked for, so many workers share the arrivals. */
  public void deal(long fromNanos, int workers) {
    ahead.addLast(new Deal(fromNanos, Math.max(1, schedule.sharers(workers)), schedule));
  }

  /** Goes over to another schedule with the next deal. */
  public void follow(ArrivalSchedule newSchedule) {
    schedule = newSchedule;
  }

  /**
   * How many are due before a moment.
   *
   * @param nanos never less than at the last call
   */
  public long before(long nanos) {
    for (Deal next = ahead.peekFirst();
        next != null && next.fromNanos() <= nanos;
        next = ahead.peekFirst()) {
      count(next.fromNanos());
      cursors = new ArrayList<>();
      for (int share = 0; share < next.shares(); share++) {
        cursors.add(
            new Cursor(
                next.schedule().times(share, next.shares(), next.fromNanos(), runSeed, model)));
      }
      ahead.removeFirst();
    }
    count(nanos);
    return due;
  }

  private void count(long nanos) {
    for (Cursor cursor : cursors) {
      due += cursor.countUntil(nanos);
    }
  }
}
