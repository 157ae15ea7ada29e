package dev.throng.runner.fleet;

import dev.throng.crds.spec.Workers;
import dev.throng.crds.values.GoDuration;

/**
 * What follows when fewer workers are there than were expected.
 *
 * @param workers how many there must be, and what a loss means
 * @param patience how long a replacement may take
 */
record LossPolicy(Workers workers, GoDuration patience) {

  /** What to do now. */
  sealed interface Decision {
    /** The others take over. */
    record GoOn() implements Decision {}

    /** The others take over, and a replacement must come in time, or the run ends as stated. */
    record Await(GoDuration patience, String orElse) implements Decision {}

    /** The run ends. */
    record End(String reason) implements Decision {}
  }

  /**
   * @param lost the name of the worker that was lost
   * @param available how many are left
   */
  Decision afterLoss(String lost, int available) {
    int least = workers.minAvailable() == null ? 1 : workers.minAvailable();
    String tooFew =
        "worker "
            + lost
            + " was lost, which leaves "
            + available
            + " of at least "
            + least
            + " (spec.workers.minAvailable)";
    return switch (workers.onLoss()) {
      case ABORT ->
          new Decision.End("worker " + lost + " was lost, and spec.workers.onLoss is Abort");
      case CONTINUE -> available >= least ? new Decision.GoOn() : new Decision.End(tooFew);
      case REPLACE ->
          available >= least
              ? new Decision.GoOn()
              : new Decision.Await(
                  patience,
                  tooFew + "; no replacement came within spec.timeouts.workersReady, " + patience);
    };
  }

  /** Whether enough are there. */
  boolean isEnough(int available) {
    return available >= (workers.minAvailable() == null ? 1 : workers.minAvailable());
  }
}
