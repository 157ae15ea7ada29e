package dev.throng.runner.master;

import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;

/** What a fleet needs of its run. */
interface Run {
  RunView.Phase phase();

  long offsetNanos();

  RunState state();

  /** The most users that one worker will run, as far as is planned. */
  long usersPerWorker();

  /** A worker has come, is ready for the start, was lost or is back. */
  void heardOf(WorkerView worker);

  /** All expected workers are ready. */
  void start();

  void end(Ending reason);

  /** The fleet has changed: perhaps seconds are complete, or the run is over. */
  void changed();

  void later(Runnable action, long millis);
}
