package dev.throng.operator.plan;

import dev.throng.crds.status.Phase;

/**
 * What GitOps tools may expect of a LoadTest: that something is still to come, that nothing is, or
 * that its verdict is that of the spec as it is now. Decided last, from all the rest.
 *
 * @see <a href="https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus">kstatus</a>
 */
final class Outlook {
  private Outlook() {}

  static void settle(Turn turn) {
    Conditions conditions = turn.status.conditions;
    boolean next = isNextOwed(turn);
    if (next) {
      turn.status.awaitNextRun();
    } else if (turn.accepted && turn.status.phase() == Phase.FINISHED) {
      nameWhatTheVerdictIsOn(turn);
    }
    if (!turn.accepted) {
      conditions.set(Conditions.RECONCILING, false, "NotAccepted", "this spec will not run");
      return;
    }
    if (next || turn.status.phase().hasRun()) {
      conditions.set(Conditions.RECONCILING, true, "RunInProgress", "a run waits or goes on");
    } else {
      conditions.set(Conditions.RECONCILING, false, "AtRest", "no run waits or goes on");
    }
    boolean ended = turn.status.phase() == Phase.FINISHED && !next;
    if (ended && !conditions.is(Conditions.SUCCEEDED)) {
      conditions.set(
          Conditions.STALLED,
          true,
          conditions.reason(Conditions.FINISHED),
          conditions.message(Conditions.FINISHED));
    } else {
      conditions.remove(Conditions.STALLED);
    }
  }

  /** A change that asks for no other run, or one that was taken back, leaves it the spec's own. */
  private static void nameWhatTheVerdictIsOn(Turn turn) {
    Long ran = turn.run().generation;
    boolean other = turn.isChanged() || Trigger.replacing(turn).isPresent();
    if (!other) {
      turn.status.conditions.verdictOn(turn.test.generation());
    } else if (ran != null) {
      turn.status.conditions.verdictOn(ran);
    }
  }

  /** Whether a run ends, or has ended, that the spec as it is now will replace by itself. */
  private static boolean isNextOwed(Turn turn) {
    boolean ending = turn.status.phase() == Phase.STOPPING || turn.status.phase() == Phase.FINISHED;
    return ending
        && turn.accepted
        && !turn.spec().run().suspend()
        && !turn.spec().run().stop()
        && Trigger.replacing(turn).isPresent();
  }
}
