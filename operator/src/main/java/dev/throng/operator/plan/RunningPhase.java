package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.status.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The load goes on: follows the master, and what people ask for meanwhile. */
final class RunningPhase {
  private static final Duration ROOM_RECHECK = Duration.ofSeconds(2);

  /**
   * A load that nobody can look at, or stop, does not go on for longer. By then Kubernetes has
   * given up a node that is silent (300 s by its default), and has said so of the pod.
   */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

  private RunningPhase() {}

  static void advance(Turn turn) {
    Optional<MasterEnd> end = MasterEnd.of(turn).or(() -> silentForTooLong(turn));
    if (end.isPresent()) {
      Ending.afterMaster(turn, end.get());
      return;
    }
    Optional<Departure> departure = Departure.cutsShort(turn);
    if (departure.isPresent()) {
      departure.get().note(turn);
      return;
    }
    LiveUsers.follow(turn);
    MasterStatus master = turn.seen.master();
    if (master != null) {
      turn.status.figures(master, LiveUsers.workers(turn));
    }
    health(turn);
    if (master != null
        && (master.state() == RunState.STOPPING || master.state() == RunState.FINISHED)) {
      EarlyEnd.of(turn, master).ifPresent(turn.run()::reason);
      turn.status.phase(Phase.STOPPING);
      return;
    }
    StopCause.of(turn).ifPresentOrElse(cause -> stop(turn, cause), () -> Staffing.keep(turn));
  }

  private static Optional<MasterEnd> silentForTooLong(Turn turn) {
    String silence = turn.seen.masterTrouble();
    Instant heard = turn.seen.masterHeard();
    return silence != null && heard != null && turn.isPast(heard.plus(LONGEST_SILENCE))
        ? Optional.of(new MasterEnd.Lost(MasterEnd.SILENT, silence + " (for 10m)"))
        : Optional.empty();
  }

  private static void stop(Turn turn, StopCause cause) {
    turn.status.conditions.set(Conditions.RUNNING, false, cause.toString(), cause.sentence());
    turn.run().reason(cause.sentence());
    turn.status.phase(Phase.STOPPING);
  }

  private static String missing(Turn turn, int workers) {
    List<String> losses = Losses.of(turn.seen);
    String sentence = workers + " workers are not connected";
    return losses.isEmpty() ? sentence : sentence + "; lost last: " + losses.getLast();
  }

  private static void health(Turn turn) {
    Conditions conditions = turn.status.conditions;
    MasterStatus master = turn.seen.master();
    String silence = turn.seen.masterTrouble();
    int missing = master == null ? 0 : LiveUsers.workers(turn) - master.workers().connected();
    Optional<LiveUsers.Obstacle> obstacle = LiveUsers.obstacle(turn);
    if (silence != null) {
      conditions.set(Conditions.DEGRADED, true, MasterEnd.SILENT, silence);
    } else if (obstacle.isPresent()) {
      conditions.set(Conditions.DEGRADED, true, obstacle.get().reason(), obstacle.get().sentence());
      turn.recheckAfter(ROOM_RECHECK);
    } else if (missing <= 0) {
      conditions.healthy();
    } else {
      PodTrouble trouble =
          PodTrouble.ofMissing(turn)
              .orElseGet(() -> new PodTrouble(Conditions.WORKERS_MISSING, missing(turn, missing)));
      conditions.set(Conditions.DEGRADED, true, trouble.reason(), trouble.message());
    }
  }
}
