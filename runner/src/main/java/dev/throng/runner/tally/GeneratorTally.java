package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.stats.GrowingHistogram;

/** How the generator was doing: since the start, and now. */
public final class GeneratorTally {
  private GrowingHistogram lag = new GrowingHistogram();
  private long throttledMicros;
  private long gcPauseMicros;
  private long opened;
  private int open;
  private long repeats;

  /** Another second has begun: what follows is of the present. */
  public void nextSecond() {
    lag = new GrowingHistogram();
    open = 0;
  }

  /** Adds what one worker says of a second. */
  public void add(Snapshot.Health health) {
    lag.add(health.eventLoopLag());
    throttledMicros += health.throttledMicros();
    gcPauseMicros += health.gcPauseMicros();
  }

  public void add(Snapshot.ConnectionCount connections) {
    opened += connections.opened();
    open += connections.open();
    repeats += connections.repeats();
  }

  public GeneratorStats stats() {
    return new GeneratorStats(
        lag.snapshot(), throttledMicros, gcPauseMicros, opened, open, repeats);
  }
}
