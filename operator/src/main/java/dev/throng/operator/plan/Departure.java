package dev.throng.operator.plan;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.status.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why the master's pod goes though its run is not over, as the cluster tells it.
 *
 * @param reason as conditions have it
 */
record Departure(String reason, String sentence) {
  static final String DELETED = "MasterDeleted";
  private static final String EVICTED = "MasterEvicted";
  private static final String PREEMPTED = "MasterPreempted";
  private static final Set<String> REASONS = Set.of(DELETED, EVICTED, PREEMPTED);

  /** The first that was seen of it, or what is seen now: the pod itself does not stay for long. */
  static Optional<Departure> of(Turn turn) {
    return noted(turn).or(() -> seen(turn));
  }

  /** What is seen now. */
  static Optional<Departure> seen(Turn turn) {
    return turn.pods(turn.names().master()).stream()
        .filter(Departure::isLeaving)
        .findFirst()
        .flatMap(Disruption::of)
        .map(Departure::of)
        .or(() -> ofJob(turn));
  }

  /** What is seen now and ends a load that is not over: the master's own end in time is none. */
  static Optional<Departure> cutsShort(Turn turn) {
    MasterStatus master = turn.seen.master();
    boolean over =
        master != null
            && (master.state() == RunState.FINISHED
                || (master.state() == RunState.STOPPING && EarlyEnd.of(turn, master).isEmpty()));
    return over ? Optional.empty() : seen(turn);
  }

  /** What an earlier plan has seen. */
  static Optional<Departure> noted(Turn turn) {
    Conditions conditions = turn.status.conditions;
    return Optional.of(conditions.reason(Conditions.RUNNING))
        .filter(REASONS::contains)
        .map(reason -> new Departure(reason, conditions.message(Conditions.RUNNING)));
  }

  /** The load ends for this cause: later plans find it again. */
  void note(Turn turn) {
    turn.status.conditions.set(Conditions.RUNNING, false, reason, sentence);
    turn.run().reason(sentence);
    turn.status.phase(Phase.STOPPING);
  }

  /** The sentence, and what else is known that it does not say. */
  String and(@Nullable String more) {
    return more == null || more.equals(sentence) || more.equals(MasterStatus.TOLD_TO_END)
        ? sentence
        : sentence + "; " + more;
  }

  private static boolean isLeaving(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null || !PodTrouble.isActive(pod);
  }

  private static Departure of(Disruption disruption) {
    return switch (disruption) {
      case Disruption.Deleted() -> new Departure(DELETED, "the master's pod was deleted");
      case Disruption.ByCluster(var by, var details) -> of(by, details);
    };
  }

  private static Departure of(String by, String details) {
    return switch (by) {
      case "EvictionByEvictionAPI" ->
          disrupted(EVICTED, "was evicted, as by a drain of its node", by);
      case "PreemptionByScheduler" ->
          disrupted(PREEMPTED, "had to make room for a pod of higher priority", by);
      case "DeletionByTaintManager" ->
          disrupted(
              EVICTED, "was evicted, since its node has a taint that it does not tolerate", by);
      case "DeletionByPodGC" -> disrupted(DELETED, "was deleted, since its node is gone", by);
      case "TerminationByKubelet" -> disrupted(EVICTED, "was ended by its node", details);
      default -> disrupted(EVICTED, "was taken away", details);
    };
  }

  private static Departure disrupted(String reason, String what, String by) {
    return new Departure(reason, "the master's pod " + what + " (DisruptionTarget: " + by + ")");
  }

  /** A master whose Job is gone is told to end, and may answer until it has. */
  private static Optional<Departure> ofJob(Turn turn) {
    boolean made = turn.status.phase() != Phase.PROVISIONING;
    return made && turn.job(turn.names().master()).isEmpty()
        ? Optional.of(new Departure(DELETED, "the master's Job was deleted"))
        : Optional.empty();
  }
}
