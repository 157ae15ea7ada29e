package dev.throng.operator.plan;

import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.values.Timestamp;
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
  public static Optional<Neighbour> of(Declaration test, LoadTestStatus status) {
    Phase phase = status.phase();
    if (phase == null || phase == Phase.PENDING || phase == Phase.FINISHED) {
      return Optional.empty();
    }
    return test.spec()
        .map(spec -> {
          Demand demand = Demand.of(spec);
          return new Neighbour(
              test.owner().namespace(),
              test.owner().name(),
              phase != Phase.QUEUED,
              Optional.ofNullable(status.run())
                  .map(run -> run.createTime())
                  .map(Timestamp::value)
                  .orElse(test.created()),
              TargetHost.of(spec.target().baseUrl(), test.owner().namespace()),
              demand.users(),
              demand.workers());
        });
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
