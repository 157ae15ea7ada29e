package dev.throng.operator.plan;

import dev.throng.crds.status.RunTerms;
import java.util.Objects;
import java.util.Optional;

/**
 * Follows a change of {@code spec.load.users} while the load goes on. Workers are added for more
 * users, and kept for fewer: one that goes would look like a loss.
 */
final class LiveUsers {
  /**
   * @param reason of a condition
   */
  record Obstacle(String reason, String sentence) {}

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
    run.goesOffPlan();
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

  /**
   * What keeps them from being followed. A run that is compared with an earlier one has its figures
   * for thresholds, which another load would make mean nothing.
   */
  static Optional<Obstacle> obstacle(Turn turn) {
    if (!isWaiting(turn)) {
      return Optional.empty();
    }
    Integer baseline = turn.run().baseline;
    return baseline == null
        ? Queue.lackOfRoom(turn, asked(turn)).map(why -> new Obstacle("NoRoom", why))
        : Optional.of(
            new Obstacle(
                "Compared",
                "spec.load.users is the next run's: this one is compared with run "
                    + baseline
                    + ", which had the load that it began with"));
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
