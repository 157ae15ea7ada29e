package dev.throng.runner.protocol;

import dev.throng.crds.spec.LoadTestSpec;
import java.util.List;
import java.util.Map;

/** What the master tells a worker. Offsets are nanoseconds since the start of the load. */
public sealed interface ToWorker {

  /**
   * Compile this test and get ready. Secrets are not in it: the worker resolves them itself.
   *
   * @param seed of all decisions
   * @param rows the rows of each data feed that this worker may use
   */
  record Prepare(LoadTestSpec spec, long seed, Map<String, List<Map<String, Object>>> rows)
      implements ToWorker {}

  /** The load starts now: this moment is offset 0. */
  record Start() implements ToWorker {}

  /** Users of this worker that are to start or stop. */
  record ChangeUsers(List<UserChange> changes) implements ToWorker {}

  /**
   * One user.
   *
   * @param user its number in the whole run, which seeds its decisions
   * @param userClass index of its class in the manifest
   */
  record UserChange(long atNanos, int user, int userClass, boolean starts) {}

  /**
   * From an offset on, this worker starts its share of each open model's arrivals.
   *
   * @param share which share, from 0
   * @param shares how many workers share them
   */
  record ShareArrivals(long fromNanos, int share, int shares) implements ToWorker {}

  /** End the load in order: waiting users at once, requests under way within the time. */
  record Stop(long timeoutNanos) implements ToWorker {}
}
