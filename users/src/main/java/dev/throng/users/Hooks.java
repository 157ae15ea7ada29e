package dev.throng.users;

import dev.throng.users.spi.HookLog;

/**
 * What happens in a run, for whoever wants to see it: implement what you need. One object is made
 * in the master and one in each worker; each method says where it is called, always by one thread
 * that carries no load. When more happens than the hooks take, events of requests are left out, and
 * {@link RequestEvent#leftOut} says how many. What a hook throws is noted in the log, and changes
 * no figure and no verdict.
 */
public interface Hooks {
  /** A request, or something measured, is counted. In each worker, for its own users. */
  default void onRequest(RequestEvent event) {}

  /** A user's code threw something. In each worker, for its own users. */
  default void onUserError(UserErrorEvent event) {}

  /** The load begins. In the master. */
  default void onTestStart(TestEvent event) {}

  /** The load is over and all is counted. In the master. */
  default void onTestStop(TestSummary summary) {}

  /**
   * As many users run as were to. In the master.
   *
   * @param users how many
   */
  default void onSpawningComplete(int users) {}

  /** The load goes over to another of its stages. In the master. */
  default void onPhaseChange(PhaseEvent event) {}

  /** A worker has joined. In the master. */
  default void onWorkerJoined(String worker) {}

  /** A worker is lost. In the master. */
  default void onWorkerLost(String worker) {}

  /** A threshold does not hold. In the master, once for each; it may hold again later. */
  default void onThresholdBroken(ThresholdEvent event) {}

  /**
   * Writes a line to the log of the process, without secrets. A bounded number a second is shown.
   *
   * @throws IllegalStateException on a thread other than the one that calls hooks
   */
  default void log(String line) {
    HookLog.line(line);
  }
}
