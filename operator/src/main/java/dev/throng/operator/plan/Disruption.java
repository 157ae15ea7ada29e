package dev.throng.operator.plan;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That a pod is told to go, by a person or by the cluster.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions">Kubernetes:
 *     pod disruption conditions</a>
 */
sealed interface Disruption {
  /** Whoever deleted it gave no reason. */
  record Deleted() implements Disruption {}

  /**
   * Evicted, preempted, or on a node that is drained, short of memory, or gone.
   *
   * @param by such as EvictionByEvictionAPI
   * @param details the same, and what else is said
   */
  record ByCluster(String by, String details) implements Disruption {
    private static ByCluster of(PodCondition condition) {
      String details =
          Stream.of(condition.getReason(), condition.getMessage())
              .filter(Objects::nonNull)
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(": "));
      return new ByCluster(String.valueOf(condition.getReason()), details);
    }
  }

  /** The cluster's own cause is said, if it is known. */
  static Optional<Disruption> of(Pod pod) {
    return Stream.ofNullable(pod.getStatus())
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> condition.getType().equals("DisruptionTarget"))
        .filter(condition -> condition.getStatus().equals("True"))
        .findFirst()
        .<Disruption>map(ByCluster::of)
        .or(() ->
            Optional.ofNullable(pod.getMetadata().getDeletionTimestamp()).map(_ -> new Deleted()));
  }
}
