package dev.throng.operator.plan;

import dev.throng.crds.status.RunTerms;
import java.util.Objects;
import java.util.Optional;

/**
 * Follows a change of {@code spec.load.users} while the load goes on. Workers are added for more
 * users, and kept for fewer: one that goes would look like a loss.
 */
final class LiveUsers {
  private LiveUsers() {}

  static void follow(Turn turn) {
    RunDraft run = turn.run();
    if (!isWaiting(turn) || obstacle(turn).isPresent()) {
      return;
    }
    Fingerprint asked = Fingerprint.of(turn.test.rawSpec());
    RunTerms terms = asked(turn);
    run.terms = terms;
    turn.act(new Action.TellUsers(run.number, Objects.requireNonNull(asked.users())));
    run.fingerprint = asked;
    run.generation = turn.test.generation();
  }

  /** Whether nothing but the users was changed, and that is not followed yet. */
  static boolean isWaiting(Turn turn) {
    Fingerprint running = turn.run().fingerprint;
    if (!turn.accepted || running == null || !turn.isChanged()) {
      return false;
    }
    Fingerprint asked = Fingerprint.of(turn.test.rawSpec());
    return asked.users() != null && running.users() != null && running.hash().equals(asked.hash());
  }

  /** What keeps them from being followed. */
  static Optional<String> obstacle(Turn turn) {
    return isWaiting(turn) ? Queue.lackOfRoom(turn, asked(turn)) : Optional.empty();
  }

  private static RunTerms asked(Turn turn) {
    RunTerms offered = Terms.offered(turn);
    return offered.sized(offered.users(), Math.max(offered.workers(), workers(turn)));
  }

  /** Workers that the run should have now. */
  static int workers(Turn turn) {
    return new WorkerJobs(turn).wanted();
  }
}
