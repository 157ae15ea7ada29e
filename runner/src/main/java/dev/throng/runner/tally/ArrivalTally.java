package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.results.ArrivalStats;

/** What became of the arrivals that were due. */
public final class ArrivalTally {
  private ArrivalCount counted = ArrivalCount.NONE;
  private long planned;

  public void add(ArrivalCount count) {
    counted = counted.plus(count);
  }

  /** So many were due in all, also those that nobody has counted. */
  public void planned(long arrivals) {
    planned = arrivals;
  }

  public ArrivalStats stats() {
    long all = Math.max(planned, counted.due());
    return new ArrivalStats(
        all,
        counted.started(),
        counted.withdrawn(),
        counted.noFreeUser(),
        counted.late(),
        all - counted.due());
  }
}
