package dev.throng.operator.plan;

import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.RunStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A LoadTest that has a run, or waits for one.
 *
 * @param active whether it has passed the queue
 * @param since when its run was decided on
 * @param host of its target
 */
public record Neighbour(
    String namespace,
    String name,
    boolean active,
    Instant since,
    String host,
    int users,
    int workers) {

  /** Empty when it neither has a run nor waits for one. */
  public static Optional<Neighbour> of(String namespace, String name, LoadTestStatus status) {
    Phase phase = status.phase();
    RunStatus run = status.run();
    if (phase == null
        || !phase.hasRun()
        || run == null
        || run.terms() == null
        || run.createTime() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Neighbour(
            namespace,
            name,
            phase != Phase.QUEUED,
            run.createTime().value(),
            run.terms().target(),
            run.terms().users(),
            run.terms().workers()));
  }

  boolean isBefore(Neighbour other) {
    int order = since.compareTo(other.since);
    return order < 0
        || (order == 0
            && (namespace + "/" + name).compareTo(other.namespace + "/" + other.name) < 0);
  }

  /** As {@code kubectl} names it. */
  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
