package dev.throng.operator.plan;

import dev.throng.crds.status.Phase;
import java.time.Duration;
import java.util.Optional;

/** A run waits for its turn. */
final class QueuedPhase {
  private static final Duration RECHECK = Duration.ofSeconds(2);

  private QueuedPhase() {}

  static void advance(Turn turn) {
    if (isHeldBack(turn)) {
      PendingPhase.withdraw(turn);
      return;
    }
    follow(turn);
    if (Ending.isOverdue(turn)) {
      return;
    }
    Optional<String> obstacle = Queue.obstacle(turn);
    if (obstacle.isPresent()) {
      turn.run().reason(obstacle.get());
      turn.status.conditions.set(Conditions.RUNNING, false, "Queued", obstacle.get());
      turn.recheckAfter(RECHECK);
    } else {
      turn.status.phase(Phase.PREFLIGHT);
    }
  }

  static boolean isHeldBack(Turn turn) {
    return !turn.accepted || turn.spec().run().suspend() || turn.spec().run().stop();
  }

  /** As long as nothing was made, a changed spec is simply the one that will run. */
  static void follow(Turn turn) {
    turn.run().generation = turn.test.generation();
    turn.run().fingerprint = Fingerprint.of(turn.test.rawSpec());
    turn.run().terms = Terms.offered(turn);
  }
}
