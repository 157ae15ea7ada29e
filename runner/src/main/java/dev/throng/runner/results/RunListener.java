package dev.throng.runner.results;

/**
 * Follows a run. Calls come one after the other, in the order of what they tell, on a thread that
 * the run does not wait for.
 */
public interface RunListener {
  /** A worker has come, is ready for the start, was lost or is back. */
  default void onWorker(WorkerView worker) {}

  /** The load has begun. */
  default void onStart(RunView view) {}

  /** Another whole second of the load has been counted. */
  default void onSecond(RunView view) {}

  /** The run has its verdict; nothing follows. */
  default void onFinish(RunView view) {}
}
