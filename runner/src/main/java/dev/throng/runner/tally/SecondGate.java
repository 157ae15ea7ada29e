package dev.throng.runner.tally;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/** Puts the workers' snapshots of one second together, and lets seconds through in order. */
public final class SecondGate {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** Within this time after its moment a user that does not run yet is not missing. */
  private static final long STARTING_NANOS = 100_000_000L;

  private final Catalogue catalogue;
  private final LongToIntFunction usersPlannedAt;
  private final Merger merger = new Merger();
  private final TreeMap<Integer, Second> open = new TreeMap<>();
  private int next;
  private long endNanos = Long.MAX_VALUE;

  public SecondGate(Catalogue catalogue, LongToIntFunction usersPlannedAt) {
    this.catalogue = catalogue;
    this.usersPlannedAt = usersPlannedAt;
  }

  /** The first second that has not been let through. */
  public int next() {
    return next;
  }

  /**
   * Takes a snapshot whose second is still open.
   *
   * @return false if its second has been let through
   */
  public boolean add(Snapshot snapshot) {
    if (snapshot.second() < next) {
      return false;
    }
    open.computeIfAbsent(snapshot.second(), number -> second(number, false)).add(snapshot);
    return true;
  }

  /** A second of its own for a snapshot that came too late. */
  public Second late(Snapshot snapshot) {
    Second second = second(snapshot.second(), true);
    second.add(snapshot);
    return second.close();
  }

  /** Lets the next second through, also one in which no worker counted anything. */
  public Second pass() {
    Second second = open.remove(next);
    Second passed = second == null ? second(next, false) : second;
    next++;
    return passed.close();
  }

  /** The last second of which anything is known; if the load has ended, at least its last one. */
  public int last() {
    int ofLoad = endNanos == Long.MAX_VALUE ? -1 : (int) (endNanos / NANOS_PER_SECOND) - 1;
    return open.isEmpty() ? ofLoad : Math.max(ofLoad, open.lastKey());
  }

  /** The load has ended at an offset: no user is planned any more. */
  public void loadEnded(long offsetNanos) {
    endNanos = offsetNanos;
  }

  private Second second(int number, boolean late) {
    long untilNanos = (number + 1) * NANOS_PER_SECOND;
    boolean stopping = untilNanos > endNanos;
    int planned = stopping ? 0 : usersPlannedAt.applyAsInt(untilNanos);
    int due = Math.min(planned, usersPlannedAt.applyAsInt(untilNanos - STARTING_NANOS));
    return new Second(number, part(stopping), late, planned, due, catalogue, merger);
  }

  private Second.Part part(boolean stopping) {
    if (stopping) {
      return Second.Part.STOPPING;
    }
    return endNanos < Long.MAX_VALUE ? Second.Part.HEARD_OF_AFTER_LOAD : Second.Part.LOAD;
  }
}
