package dev.throng.operator.plan;

import dev.throng.crds.run.LostWorker;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** What is said of lost workers, by the two that know: the master, which misses them, and pods. */
final class Losses {
  private Losses() {}

  /** All of the run so far, in order; a sentence each, which names the worker. */
  static List<String> of(Observation seen) {
    return seen.master() == null
        ? List.of()
        : seen.master().lostWorkers().stream().map(lost -> sentence(lost, seen.pods())).toList();
  }

  private static String sentence(LostWorker lost, List<Pod> pods) {
    String said = lost.reason() == null ? "worker " + lost.name() + " was lost" : lost.reason();
    return cause(lost.name(), pods).map(cause -> said + "; " + cause).orElse(said);
  }

  /** Empty for a worker whose pod goes on. */
  private static Optional<String> cause(String worker, List<Pod> pods) {
    Optional<Pod> own =
        pods.stream().filter(pod -> pod.getMetadata().getName().equals(worker)).findFirst();
    return own.isEmpty()
        ? Optional.of("its pod is gone")
        : own.flatMap(PodEnd::of).map(PodEnd::cause);
  }
}
