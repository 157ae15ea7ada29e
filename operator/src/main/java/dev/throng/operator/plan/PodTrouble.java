package dev.throng.operator.plan;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why pods don't run, in their own words.
 *
 * @param reason such as ImagePullBackOff, Unschedulable, OOMKilled, FailedCreate
 */
record PodTrouble(String reason, String message) {
  private static final String REFUSED = "FailedCreate";
  private static final Set<String> HARMLESS = Set.of("ContainerCreating", "PodInitializing");

  static Optional<PodTrouble> of(Turn turn) {
    List<Pod> pods = pods(turn);
    return first(pods, PodTrouble::waiting)
        .or(() -> first(pods, PodTrouble::unschedulable))
        .or(() -> refused(turn))
        .or(() -> first(pods, PodTrouble::terminated));
  }

  /** What they wait for that is no trouble yet, but has taken too long. */
  static Optional<PodTrouble> tooSlow(Turn turn) {
    List<Pod> pods = pods(turn);
    return first(pods, pod -> waitingFor(pod, _ -> true))
        .or(() -> first(pods, PodTrouble::pending));
  }

  private static List<Pod> pods(Turn turn) {
    return Stream.of(turn.names().master(), turn.names().worker())
        .flatMap(job -> turn.pods(job).stream())
        .toList();
  }

  /** Whether it runs, or may still run. */
  static boolean isActive(Pod pod) {
    return !phase(pod).equals("Succeeded") && !phase(pod).equals("Failed");
  }

  static boolean hasSucceeded(Pod pod) {
    return phase(pod).equals("Succeeded");
  }

  private static String phase(Pod pod) {
    return pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
  }

  private static Optional<PodTrouble> first(
      List<Pod> pods, Function<Pod, Optional<PodTrouble>> trouble) {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null)
        .flatMap(pod -> trouble.apply(pod).stream())
        .findFirst();
  }

  private static Optional<PodTrouble> waiting(Pod pod) {
    return waitingFor(pod, reason -> !HARMLESS.contains(reason));
  }

  private static Optional<PodTrouble> pending(Pod pod) {
    return phase(pod).equals("Pending")
        ? Optional.of(about(pod, "Pending", null))
        : Optional.empty();
  }

  private static Optional<PodTrouble> waitingFor(Pod pod, Predicate<String> reason) {
    return states(pod)
        .map(ContainerState::getWaiting)
        .filter(Objects::nonNull)
        .filter(waiting -> waiting.getReason() != null && reason.test(waiting.getReason()))
        .findFirst()
        .map(waiting -> about(pod, waiting.getReason(), waiting.getMessage()));
  }

  private static Optional<PodTrouble> unschedulable(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .filter(condition -> condition.getStatus().equals("False"))
        .findFirst()
        .map(PodTrouble::scheduling)
        .map(trouble -> about(pod, trouble.reason(), trouble.message()));
  }

  private static PodTrouble scheduling(PodCondition condition) {
    return new PodTrouble(
        condition.getReason() == null ? "Unschedulable" : condition.getReason(),
        String.valueOf(condition.getMessage()));
  }

  private static Optional<PodTrouble> refused(Turn turn) {
    return turn.seen.refusals().stream()
        .findFirst()
        .map(message -> new PodTrouble(REFUSED, message));
  }

  /** Whether the API server would not make an object of the run. */
  boolean isRefusal() {
    return reason.equals(REFUSED);
  }

  private static Optional<PodTrouble> terminated(Pod pod) {
    return states(pod)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .filter(end -> end.getExitCode() != null && end.getExitCode() != 0)
        .findFirst()
        .map(end ->
            about(
                pod,
                end.getReason() == null ? "Error" : end.getReason(),
                "exit code "
                    + end.getExitCode()
                    + (end.getMessage() == null ? "" : ": " + end.getMessage().strip())));
  }

  private static Stream<ContainerState> states(Pod pod) {
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull);
  }

  private static PodTrouble about(Pod pod, String reason, @Nullable String message) {
    return new PodTrouble(
        reason,
        "pod "
            + pod.getMetadata().getName()
            + ": "
            + reason
            + (message == null || message.isBlank() ? "" : ": " + message));
  }

  @Override
  public String toString() {
    return message;
  }
}
