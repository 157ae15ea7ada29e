package dev.throng.runner.fleet;

import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;

/** What a fleet needs of its run. */
public interface RunOfFleet {
  RunView.Phase phase();

  long offsetNanos();

  /** Keeps a sentence that readers of the result must know. */
  void note(String sentence);

  /** Marks a stretch in which a worker's users did not run, by seconds since the start. */
  void gap(double fromSecond, double toSecond, String worker, String text);

  /** The most users that one worker will run, as far as is planned. */
  long usersPerWorker();

  /** A worker has come, is ready for the start, was lost or is back. */
  void heardOf(WorkerView worker);

  /** All expected workers are ready. */
  void start();

  void end(LoadEnd reason);

  /** The fleet has changed: perhaps seconds are complete, or the run is over. */
  void changed();

  void later(Runnable action, long millis);
}
