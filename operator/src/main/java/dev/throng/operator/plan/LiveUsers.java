package dev.throng.operator.plan;

import java.util.Objects;

/**
 * Follows a change of {@code spec.load.users} while the load goes on. Workers are added for more
 * users, and kept for fewer: one that goes would look like a loss.
 */
final class LiveUsers {
  private LiveUsers() {}

  static void follow(Turn turn) {
    if (!turn.accepted || !turn.isChanged()) {
      return;
    }
    RunDraft run = turn.run();
    Fingerprint asked = Fingerprint.of(turn.test.rawSpec());
    Fingerprint running = run.fingerprint;
    Integer users = asked.users();
    if (users == null
        || running == null
        || running.users() == null
        || !running.hash().equals(asked.hash())
        || Objects.equals(running.users(), users)) {
      return;
    }
    int needed = Demand.of(turn.spec()).workers();
    if (needed > workers(turn)) {
      turn.act(new Action.Scale(turn.names().worker(), needed));
    }
    turn.act(new Action.TellUsers(run.number, users));
    run.fingerprint = asked;
    run.generation = turn.test.generation();
  }

  /** Pods that the worker Job should have now. */
  static int workers(Turn turn) {
    return turn.job(turn.names().worker()).map(Provisioned::workers).orElse(0);
  }
}
