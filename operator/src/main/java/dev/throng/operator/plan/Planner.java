package dev.throng.operator.plan;

import dev.throng.crds.status.Phase;
import dev.throng.operator.settings.Settings;
import java.time.Instant;

/** Decides all that is to be done about a LoadTest. */
public final class Planner {
  private Planner() {}

  /** Goes through as many phases as can be passed without seeing more than was seen. */
  public static Plan plan(Declaration test, Observation seen, Settings settings, Instant now) {
    Turn turn = new Turn(test, seen, settings, now);
    Phase before;
    do {
      before = turn.status.phase();
      advance(turn);
    } while (turn.status.phase() != before && turn.status.phase() != Phase.FINISHED);
    return turn.plan();
  }

  private static void advance(Turn turn) {
    switch (turn.status.phase()) {
      case PENDING -> PendingPhase.advance(turn);
      case QUEUED -> QueuedPhase.advance(turn);
      case PREFLIGHT -> PreflightPhase.advance(turn);
      case PROVISIONING -> ProvisioningPhase.advance(turn);
      case RUNNING -> RunningPhase.advance(turn);
      case STOPPING -> StoppingPhase.advance(turn);
      case FINISHED -> FinishedPhase.advance(turn);
    }
  }
}
