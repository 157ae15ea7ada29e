package dev.throng.operator.plan;

import dev.throng.crds.status.PastRun;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks that all is there which the run needs. */
final class PreflightPhase {
  private static final Duration RECHECK = Duration.ofSeconds(1);

  private PreflightPhase() {}

  static void advance(Turn turn) {
    if (QueuedPhase.isHeldBack(turn)) {
      PendingPhase.withdraw(turn);
      return;
    }
    QueuedPhase.follow(turn);
    if (Ending.isOverdue(turn)) {
      return;
    }
    References references = turn.seen.references();
    if (references == null) {
      turn.recheckAfter(Turn.SOON);
      return;
    }
    turn.run().java = Requirements.javaSources(turn, references);
    List<String> obstacles = Requirements.missing(turn, references);
    if (obstacles.isEmpty()) {
      turn.status.conditions.healthy();
      turn.run().test = TestIdentity.of(turn.test.rawSpec(), turn.run().java);
      turn.run().baseline = Comparison.earlier(turn).map(PastRun::number).orElse(null);
      turn.status.phase(Phase.PROVISIONING);
      return;
    }
    String message = String.join("; ", obstacles);
    Instant deadline = turn.run().phaseTime.plus(turn.spec().timeouts().preflight().value());
    if (!turn.now.isBefore(deadline)) {
      Ending.withoutLoad(
          turn,
          Verdict.ERROR,
          Conditions.PREFLIGHT_FAILED,
          message + " (for spec.timeouts.preflight of " + turn.spec().timeouts().preflight() + ")");
      return;
    }
    turn.run().reason(message);
    turn.status.conditions.set(Conditions.DEGRADED, true, Conditions.PREFLIGHT_FAILED, message);
    turn.recheckAfter(RECHECK);
  }
}
