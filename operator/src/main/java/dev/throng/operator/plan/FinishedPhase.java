package dev.throng.operator.plan;

import dev.throng.operator.plan.Action.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run is over: makes sure that its load is, and begins the next when something calls for it. */
final class FinishedPhase {
  /** How long the pods of an orderly end may take to end by themselves. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private FinishedPhase() {}

  static void advance(Turn turn) {
    boolean ended = endPods(turn);
    if (turn.accepted && ended) {
      PendingPhase.beginWhenCalled(turn);
    }
  }

  /** Returns false while pods may still end by themselves: the next run's load waits for that. */
  private static boolean endPods(Turn turn) {
    List<String> active =
        Cleanup.jobs(turn).stream().filter(job -> Cleanup.goesOn(turn, job)).toList();
    Instant deadline = turn.run().phaseTime.plus(GRACE);
    if (!active.isEmpty() && turn.now.isBefore(deadline)) {
      turn.recheckAt(deadline);
      return false;
    }
    active.forEach(job -> turn.act(new Action.Delete(Kind.JOB, job)));
    return true;
  }
}
