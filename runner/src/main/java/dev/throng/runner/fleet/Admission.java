package dev.throng.runner.fleet;

/** What the way to a worker tells the master about the worker. Calls come from any thread. */
public interface Admission {
  /**
   * The worker has given no sign of life for too long, or is gone.
   *
   * @param why continues the sentence "worker w was lost: …"
   */
  void lost(String why);

  /** A worker that was lost is back, with all that it had. */
  void returned();
}
