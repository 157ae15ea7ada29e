package dev.throng.runner.outputs.json;

import dev.throng.runner.results.ArrivalStats;
import org.jspecify.annotations.Nullable;

/** What became of the arrivals of open models. */
record Arrivals(long planned, long started, long withdrawn, long missed, Missed missedFor) {

  /** Missed arrivals by reason. */
  record Missed(long noFreeUser, long late, long notCounted) {}

  static @Nullable Arrivals of(ArrivalStats stats) {
    return stats.planned() == 0
        ? null
        : new Arrivals(
            stats.planned(),
            stats.started(),
            stats.withdrawn(),
            stats.missed(),
            new Missed(stats.noFreeUser(), stats.late(), stats.notCounted()));
  }
}
