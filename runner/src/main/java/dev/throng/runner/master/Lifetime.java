package dev.throng.runner.master;

import dev.throng.runner.results.RunView;
import java.time.Duration;

/**
 * The phases of a run, each entered once and in their order, and how long its load has run. A run
 * that never started goes from waiting to stopping.
 */
final class Lifetime {
  private final Clockwork clockwork;
  private RunView.Phase phase = RunView.Phase.WAITING_FOR_WORKERS;
  private boolean counting;
  private long startNanos;
  private long loadNanos;

  Lifetime(Clockwork clockwork) {
    this.clockwork = clockwork;
  }

  void started() {
    phase = RunView.Phase.RUNNING;
    startNanos = clockwork.nanoTime();
    counting = true;
  }

  void loadEnded() {
    loadNanos = loadNanos();
    phase = RunView.Phase.STOPPING;
  }

  /** Nothing that comes later counts. */
  void counted() {
    counting = false;
  }

  void finished() {
    phase = RunView.Phase.FINISHED;
  }

  RunView.Phase phase() {
    return phase;
  }

  /** Whether workers have something to count. */
  boolean isCounting() {
    return counting;
  }

  /** Since the start of the load. */
  long offsetNanos() {
    return clockwork.nanoTime() - startNanos;
  }

  /** How long the load ran, up to now at most; 0 before the start. */
  long loadNanos() {
    return phase == RunView.Phase.RUNNING ? offsetNanos() : loadNanos;
  }

  Duration load() {
    return Duration.ofNanos(loadNanos());
  }
}
