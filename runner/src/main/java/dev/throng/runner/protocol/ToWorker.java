package dev.throng.runner.protocol;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import java.util.List;
import java.util.Map;

/** What the master tells a worker. Offsets are nanoseconds since the start of the load. */
public sealed interface ToWorker {

  /**
   * Compile this test and get ready. Secrets are not in it: the worker resolves them itself.
   *
   * @param runNumber which run of its LoadTest this is
   * @param seed of all decisions
   * @param rows the rows of each data feed that this worker may use
   * @param java the sources of its user classes in Java
   * @param users the most users that it will run, as far as is planned
   */
  record Prepare(
      LoadTestSpec spec,
      long runNumber,
      long seed,
      Map<String, List<Map<String, Object>>> rows,
      JavaSources java,
      long users)
      implements ToWorker {}

  /**
   * The load runs: this moment is an offset in it, 0 for those that were there from the beginning.
   * Offsets that follow are counted from here, by the worker's own monotonic clock.
   */
  record Start(long atNanos) implements ToWorker {}

  /** Users of this worker that are to start or stop. */
  record ChangeUsers(List<UserChange> changes) implements ToWorker {}

  /**
   * One user.
   *
   * @param user its number in the whole run, which seeds its decisions
   * @param userClass index of its class in the manifest
   */
  record UserChange(long atNanos, int user, int userClass, boolean starts) {}

  /** All users that the master dealt to this worker stop now, since they run elsewhere. */
  record ReleaseUsers() implements ToWorker {}

  /**
   * From an offset on, this worker starts its share of each open model's arrivals, in place of any
   * share that it had.
   *
   * @param share which share, from 0
   * @param shares how many workers share them; 0 if this one has no share any more
   * @param worker a number of this worker's own in the whole run, so that no two make the same user
   * @param planned the open models as they are planned now; none if as the spec has them
   */
  record ShareArrivals(long fromNanos, int share, int shares, int worker, List<Arrivals> planned)
      implements ToWorker {

    /** From an offset on the others have this worker's share. */
    public static ShareArrivals none(long fromNanos, int worker) {
      return new ShareArrivals(fromNanos, 0, 0, worker, List.of());
    }
  }

  /**
   * From now on users of this worker share no more connections to each server than this.
   *
   * @param most at least 1
   */
  record ShareConnections(int most) implements ToWorker {}

  /**
   * End the load in order: waiting users at once, requests under way within the time.
   *
   * @param endNanos the end of the load: arrivals that are due before it are started or counted
   */
  record Stop(long endNanos, long timeoutNanos) implements ToWorker {}
}
