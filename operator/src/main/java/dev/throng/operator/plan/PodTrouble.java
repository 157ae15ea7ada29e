package dev.throng.operator.plan;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
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
  private static final String INITIALIZING = "PodInitializing";
  private static final Set<String> HARMLESS = Set.of("ContainerCreating", INITIALIZING);

  static Optional<PodTrouble> of(Turn turn) {
    return of(turn, pods(turn));
  }

  /** Why workers are missing while the load goes on: those that have a successor are not. */
  static Optional<PodTrouble> ofMissing(Turn turn) {
    List<Pod> all = pods(turn);
    return of(turn, all.stream().filter(pod -> !hasSuccessor(pod, all)).toList());
  }

  private static Optional<PodTrouble> of(Turn turn, List<Pod> pods) {
    return first(pods, PodTrouble::waiting)
        .or(() -> first(pods, PodTrouble::unschedulable))
        .or(() -> refused(turn))
        .or(() -> first(pods, PodTrouble::terminated));
  }

  private static boolean hasSuccessor(Pod pod, List<Pod> all) {
    return PodEnd.of(pod).isPresent()
        && all.stream()
            .filter(other -> phase(other).equals("Running") && PodEnd.of(other).isEmpty())
            .anyMatch(other -> created(other).isAfter(created(pod)));
  }

  private static Instant created(Pod pod) {
    String time = pod.getMetadata().getCreationTimestamp();
    return time == null ? Instant.EPOCH : Instant.parse(time);
  }

  /** What they wait for that is no trouble yet, but has taken too long. */
  static Optional<PodTrouble> tooSlow(Turn turn) {
    List<Pod> pods = pods(turn);
    return first(pods, PodTrouble::initializing)
        .or(() -> first(pods, pod -> waitingFor(pod, _ -> true)))
        .or(() -> first(pods, PodTrouble::pending));
  }

  /** The master's first, then the workers' from the newest Job on. */
  private static List<Pod> pods(Turn turn) {
    return Cleanup.jobs(turn).reversed().stream().flatMap(job -> turn.pods(job).stream()).toList();
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
    return containers(pod)
        .filter(container -> container.state().getWaiting() != null)
        .filter(container -> container.state().getWaiting().getReason() != null)
        .filter(container -> reason.test(container.state().getWaiting().getReason()))
        .findFirst()
        .map(container -> {
          ContainerStateWaiting waiting = container.state().getWaiting();
          return about(pod, waiting.getReason(), container.of(waiting.getMessage()));
        });
  }

  /** An init container that does not end, or a sidecar that does not begin, holds the rest up. */
  private static Optional<PodTrouble> initializing(Pod pod) {
    return pod.getStatus().getInitContainerStatuses().stream()
        .filter(init -> init.getState() != null && init.getState().getRunning() != null)
        .filter(init -> !Boolean.TRUE.equals(init.getStarted()))
        .findFirst()
        .map(init -> about(pod, INITIALIZING, "waits for container " + init.getName()));
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
    return containers(pod)
        .filter(container -> container.state().getTerminated() != null)
        .filter(container -> !ended(container).equals(0))
        .findFirst()
        .map(container -> {
          ContainerStateTerminated end = container.state().getTerminated();
          String message = end.getMessage() == null ? "" : ": " + end.getMessage().strip();
          return about(
              pod,
              end.getReason() == null ? "Error" : end.getReason(),
              container.of("exit code " + end.getExitCode() + message));
        })
        .or(() -> failed(pod));
  }

  private static Integer ended(Named container) {
    Integer exitCode = container.state().getTerminated().getExitCode();
    return exitCode == null ? 0 : exitCode;
  }

  /** By its node, with no word from a container. */
  private static Optional<PodTrouble> failed(Pod pod) {
    PodStatus status = pod.getStatus();
    return phase(pod).equals("Failed") && status.getReason() != null
        ? Optional.of(about(pod, status.getReason(), status.getMessage()))
        : Optional.empty();
  }

  /** A container, told by name if it is not the pod's own one but was added to it. */
  private record Named(String name, ContainerState state) {
    private static final Set<String> OWN = Set.of("master", "worker");

    @Nullable String of(@Nullable String message) {
      if (OWN.contains(name)) {
        return message;
      }
      return "container " + name + (message == null ? "" : ": " + message);
    }
  }

  /** All but ephemeral ones, which people add to look around. */
  private static Stream<Named> containers(Pod pod) {
    return Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .filter(container -> container.getState() != null)
        .map(container -> new Named(container.getName(), container.getState()));
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
