package dev.throng.operator.plan;

import dev.throng.operator.resources.JobIndexes;
import dev.throng.operator.resources.RunNames;
import dev.throng.operator.resources.WorkerJob;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run's worker Jobs as they are seen: the first has all workers that it began with, each further
 * one those that were missing at some time.
 */
final class WorkerJobs {
  private final Turn turn;
  private final RunNames names;
  private final NavigableMap<Integer, Job> byNumber = new TreeMap<>();

  /** Of the current run. */
  WorkerJobs(Turn turn) {
    this(turn, turn.names());
  }

  WorkerJobs(Turn turn, RunNames names) {
    this.turn = turn;
    this.names = names;
    for (Job job : turn.seen.jobs()) {
      if (turn.test.owner().owns(job)) {
        names
            .workerNumber(job.getMetadata().getName())
            .ifPresent(number -> byNumber.put(number, job));
      }
    }
  }

  Optional<Job> first() {
    return Optional.ofNullable(byNumber.get(0));
  }

  /** From the newest to the oldest. */
  Collection<Job> newestFirst() {
    return byNumber.descendingMap().values();
  }

  /** Their names: the first one's also if it has not been seen yet. */
  List<String> names() {
    return Stream.concat(Stream.of(0), byNumber.tailMap(1).keySet().stream())
        .map(this::name)
        .toList();
  }

  /** The name of one that is still to be made. */
  String nextName() {
    return name(byNumber.isEmpty() ? 0 : byNumber.lastKey() + 1);
  }

  private String name(int number) {
    return number == 0 ? names.worker() : names.worker(number);
  }

  /** How many workers there should be. */
  int wanted() {
    return turn.run().terms != null
        ? turn.run().terms.workers()
        : first().map(WorkerJobs::size).orElse(0);
  }

  /** How many workers are there or about to be, or have ended in order. */
  int present() {
    return byNumber.values().stream().mapToInt(this::present).sum();
  }

  /** How many there have been in all. */
  int made() {
    return byNumber.values().stream().mapToInt(WorkerJobs::size).sum();
  }

  List<Pod> pods() {
    return byNumber.values().stream().flatMap(job -> pods(job).stream()).toList();
  }

  List<Pod> pods(Job job) {
    return turn.pods(job.getMetadata().getName());
  }

  boolean isLost(Job job) {
    return present(job) == 0;
  }

  private int present(Job job) {
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return 0;
    }
    Set<String> lost =
        JobIndexes.failed(job).stream()
            .map(String::valueOf)
            .collect(Collectors.toCollection(HashSet::new));
    for (Pod pod : pods(job)) {
      if (isLost(pod)) {
        String name = pod.getMetadata().getName();
        lost.add(JobIndexes.of(pod).map(String::valueOf).orElse(name));
      }
    }
    return Math.max(0, size(job) - lost.size());
  }

  private boolean isLost(Pod pod) {
    return PodEnd.of(pod).isPresent()
        || (isLostToItsMaster(pod) && (PodEnd.hasSucceeded(pod) || isOnSilentNode(pod)));
  }

  private boolean isLostToItsMaster(Pod pod) {
    return turn.seen.master() != null
        && turn.seen.master().lostWorkers().stream()
            .anyMatch(lost -> lost.name().equals(pod.getMetadata().getName()));
  }

  /** Kubernetes takes the readiness of a node's pods away, though their containers are ready. */
  private static boolean isOnSilentNode(Pod pod) {
    return is(pod, "Ready", "False") && is(pod, "ContainersReady", "True");
  }

  private static boolean is(Pod pod, String type, String status) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(condition ->
                condition.getType().equals(type) && condition.getStatus().equals(status));
  }

  private static int size(Job job) {
    Integer parallelism = job.getSpec().getParallelism();
    return parallelism == null ? 1 : parallelism;
  }

  /** Whether those that are lost get successors. */
  boolean areReplaced() {
    return first().map(WorkerJob::isReplacing).orElse(true);
  }
}
