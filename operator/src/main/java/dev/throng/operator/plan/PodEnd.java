package dev.throng.operator.plan;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a worker's pod came to its end before the load did. It has come to it when its container has,
 * also if others beside it, which a cluster may have added, go on.
 *
 * @param cause continues a sentence about the worker
 * @param time when its container ended; null if it has not, or did not say
 */
record PodEnd(String cause, @Nullable Instant time) {
  private static final String CONTAINER = "worker";

  /** Empty while it lives, and if it has ended in order. */
  static Optional<PodEnd> of(Pod pod) {
    if (pod.getStatus() == null) {
      return disrupted(pod);
    }
    Optional<Instant> time = terminated(pod).map(end -> end.getFinishedAt()).map(Instant::parse);
    return Stream.<Optional<PodEnd>>of(disrupted(pod), failedPod(pod), failed(pod))
        .flatMap(Optional::stream)
        .findFirst()
        .map(end -> new PodEnd(end.cause, time.orElse(null)));
  }

  /** Its end in order: the exit code of its container is 0. */
  static boolean hasSucceeded(Pod pod) {
    return terminated(pod).filter(end -> Objects.equals(end.getExitCode(), 0)).isPresent()
        || (pod.getStatus() != null && "Succeeded".equals(pod.getStatus().getPhase()));
  }

  private static Optional<PodEnd> disrupted(Pod pod) {
    return hasSucceeded(pod) ? Optional.empty() : Disruption.of(pod).map(PodEnd::of);
  }

  private static PodEnd of(Disruption disruption) {
    return switch (disruption) {
      case Disruption.Deleted() -> new PodEnd("its pod was deleted", null);
      case Disruption.ByCluster(_, var details) -> because("its pod had to go", details, null);
    };
  }

  /** By the node itself, perhaps before a container ran. */
  private static Optional<PodEnd> failedPod(Pod pod) {
    boolean failed = "Failed".equals(pod.getStatus().getPhase());
    return failed && pod.getStatus().getReason() != null
        ? Optional.of(
            because("its pod failed", pod.getStatus().getReason(), pod.getStatus().getMessage()))
        : Optional.empty();
  }

  private static Optional<PodEnd> failed(Pod pod) {
    return terminated(pod)
        .filter(end -> !Objects.equals(end.getExitCode(), 0))
        .map(end ->
            because("its container ended", end.getReason(), "exit code " + end.getExitCode()))
        .or(() ->
            "Failed".equals(pod.getStatus().getPhase())
                ? Optional.of(new PodEnd("its pod failed", null))
                : Optional.empty());
  }

  private static Optional<ContainerStateTerminated> terminated(Pod pod) {
    return Stream.ofNullable(pod.getStatus())
        .flatMap(status -> status.getContainerStatuses().stream())
        .filter(container -> container.getName().equals(CONTAINER))
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .map(state -> state.getTerminated())
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static PodEnd because(String what, @Nullable String reason, @Nullable String message) {
    String why =
        Stream.of(reason, message)
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(": "));
    return new PodEnd(why.isEmpty() ? what : what + " (" + why + ")", null);
  }
}
