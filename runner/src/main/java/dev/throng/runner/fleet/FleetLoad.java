package dev.throng.runner.fleet;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.WorkerView.State;

/** The workers that carry the load: they begin, share it anew when one comes or goes, and end. */
public final class FleetLoad {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Fleet fleet;
  private final Dispatcher dispatcher;
  private final Replacement replacement;

  public FleetLoad(Fleet fleet, Dispatcher dispatcher, Replacement replacement) {
    this.fleet = fleet;
    this.dispatcher = dispatcher;
    this.replacement = replacement;
  }

  /** All that are ready begin. */
  public void start() {
    for (FleetWorker worker : fleet.in(State.READY)) {
      worker.state = State.RUNNING;
      worker.tell(new ToWorker.Start(0));
    }
    dispatcher.spread(fleet.takers());
  }

  /** One more begins, or goes on. */
  void join(FleetWorker worker, long offsetNanos) {
    worker.state = State.RUNNING;
    worker.countedSecond = (int) (offsetNanos / NANOS_PER_SECOND) - 1;
    worker.uncountedNanos = 0;
    worker.tell(new ToWorker.Start(offsetNanos));
    spread();
  }

  /** Deals all users to those that take any now. */
  void spread() {
    dispatcher.spread(fleet.takers());
    replacement.available(fleet.takers().size());
  }

  /** One takes no more users: the manifest says whether the others are enough. */
  void afterLoss(FleetWorker lost) {
    replacement.afterLoss(lost, fleet.takers().size());
  }

  /** The most users that one had to run of late. */
  int usersOf(FleetWorker worker) {
    return Math.max(worker.users(), dispatcher.usersOf(worker));
  }

  /** Up to when they know what to do. */
  long horizonNanos() {
    return dispatcher.horizonNanos();
  }

  /**
   * Ends the load of all.
   *
   * @param endNanos when it has ended
   */
  public void stop(long endNanos, long timeoutNanos) {
    for (FleetWorker worker : fleet.all()) {
      if (worker.state != State.LOST && worker.state != State.STOPPED) {
        worker.tell(new ToWorker.Stop(endNanos, timeoutNanos));
      }
    }
  }
}
