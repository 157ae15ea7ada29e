package dev.throng.operator.plan;

import dev.throng.crds.spec.RunPolicy;
import dev.throng.crds.status.Phase;
import java.util.Optional;

/** No run goes on: begins one when something calls for it and nothing holds it back. */
final class PendingPhase {
  private PendingPhase() {}

  static void advance(Turn turn) {
    if (!turn.accepted) {
      return;
    }
    if (turn.status.run == null) {
      turn.status.conditions.forRun();
    }
    beginWhenCalled(turn);
  }

  /** Also for a finished LoadTest, whose next run this may begin. */
  static void beginWhenCalled(Turn turn) {
    RunPolicy policy = turn.spec().run();
    if (policy.stop() || policy.suspend()) {
      holdBack(turn, policy.stop() ? "stop" : "suspend");
      return;
    }
    boolean withdrawn = turn.status.phase() == Phase.PENDING && turn.status.run != null;
    Trigger.of(turn)
        .map(Trigger::toString)
        .or(() -> withdrawn ? Optional.of("Resumed") : Optional.empty())
        .ifPresentOrElse(reason -> begin(turn, reason, withdrawn), () -> await(turn));
  }

  private static void begin(Turn turn, String reason, boolean withdrawn) {
    RunDraft last = turn.status.run;
    int number = last == null ? 1 : withdrawn ? last.number : last.number + 1;
    RunDraft run = new RunDraft(number, turn.spec().run().token(), reason, turn.now);
    run.generation = turn.test.generation();
    run.fingerprint = Fingerprint.of(turn.test.rawSpec());
    turn.status.begin(run);
  }

  private static void holdBack(Turn turn, String field) {
    Optional<Trigger> held = Trigger.bySpec(turn);
    if (turn.status.phase() == Phase.FINISHED && held.isEmpty()) {
      turn.status.conditions.heldBackNoMore();
      return;
    }
    turn.status.conditions.heldBack(field, held.map(Trigger::run));
  }

  private static void await(Turn turn) {
    if (turn.status.phase() != Phase.FINISHED) {
      turn.status.conditions.waits("");
    } else if (turn.isChanged()) {
      turn.status.conditions.waits("the spec was changed after run " + turn.run().number + ": ");
    } else {
      turn.status.conditions.heldBackNoMore();
    }
  }

  /** Takes a run back that has not begun its load. Its number is used again. */
  static void withdraw(Turn turn) {
    Cleanup.wholeRun(turn, turn.run().number);
    turn.status.conditions.healthy();
    turn.status.phase(Phase.PENDING);
  }
}
