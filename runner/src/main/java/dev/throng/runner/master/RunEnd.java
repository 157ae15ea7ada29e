package dev.throng.runner.master;

import dev.throng.runner.fleet.Fleet;
import dev.throng.runner.fleet.FleetLoad;
import dev.throng.runner.fleet.LoadSchedule;
import dev.throng.runner.fleet.PlannedArrivals;
import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends the load, and when it has ended everywhere the run, once each. */
final class RunEnd {
  /** What a worker may need beyond stopTimeout to count and say that it has stopped. */
  private static final long STOP_GRACE_MILLIS = 5_000;

  private final Duration stopTimeout;
  private final Lifetime lifetime;
  private final LoadSchedule schedule;
  private final PlannedArrivals arrivals;
  private final Fleet fleet;
  private final FleetLoad fleetLoad;
  private final PassingSeconds seconds;
  private final RunSoFar state;
  private final MasterThread thread;
  private final Function<Outcome, RunView> lastView;
  private final NewsDesk listener;
  private final CompletableFuture<RunView> finished = new CompletableFuture<>();
  private @Nullable LoadEnd reason;
  private boolean finishing;
  private @Nullable RunView last;

  /**
   * @param lastView of the run with its outcome
   */
  RunEnd(
      Duration stopTimeout,
      Lifetime lifetime,
      LoadSchedule schedule,
      PlannedArrivals arrivals,
      Fleet fleet,
      FleetLoad fleetLoad,
      PassingSeconds seconds,
      RunSoFar state,
      MasterThread thread,
      Function<Outcome, RunView> lastView,
      NewsDesk listener) {
    this.stopTimeout = stopTimeout;
    this.lifetime = lifetime;
    this.schedule = schedule;
    this.arrivals = arrivals;
    this.fleet = fleet;
    this.fleetLoad = fleetLoad;
    this.seconds = seconds;
    this.state = state;
    this.thread = thread;
    this.lastView = lastView;
    this.listener = listener;
  }

  CompletableFuture<RunView> finished() {
    return finished;
  }

  /** Whether the load has ended, or is ending. */
  boolean hasBegun() {
    return reason != null;
  }

  /** Of the finished run; null before. */
  @Nullable RunView lastView() {
    return last;
  }

  void end(LoadEnd why) {
    end(why, stopTimeout.toNanos());
  }

  /** Half of the time is the users'; what workers have not counted by its end is not counted. */
  void endWithin(Duration time, LoadEnd why) {
    end(why, Math.min(stopTimeout.toNanos(), time.toNanos() / 2));
    thread.later(() -> finish(Objects.requireNonNull(reason)), time.toMillis());
  }

  /** Ends the run with Error, as far as there is still anything to end. */
  void faulted(Throwable fault) {
    try {
      end(new LoadEnd.Impossible("a fault in the master: " + fault));
    } finally {
      finished.completeExceptionally(fault);
    }
  }

  private void end(LoadEnd why, long timeoutNanos) {
    if (reason != null) {
      return;
    }
    reason = why;
    lifetime.loadEnded();
    seconds.loadEnded(lifetime.loadNanos());
    fleetLoad.stop(Math.min(lifetime.loadNanos(), schedule.endNanos()), timeoutNanos);
    if (lifetime.isCounting() && fleet.carryLoad()) {
      thread.later(() -> finish(why), timeoutNanos / 1_000_000 + STOP_GRACE_MILLIS);
    } else {
      finish(why);
    }
  }

  /** Ends the run if its load has ended everywhere. */
  void finishIfStopped() {
    LoadEnd why = reason;
    if (why != null && !fleet.carryLoad()) {
      finish(why);
    }
  }

  private void finish(LoadEnd why) {
    if (finishing) {
      return;
    }
    finishing = true;
    seconds.passAll();
    lifetime.counted();
    arrivals.advance(lifetime.loadNanos());
    state.planned(arrivals);
    List<String> unfinished = fleet.unfinished();
    unfinished.forEach(what -> state.note("At the end " + what + "."));
    state.tellStory(thread, findings -> conclude(state.outcome(why, unfinished, findings)));
  }

  private void conclude(Outcome outcome) {
    lifetime.finished();
    RunView ended = lastView.apply(outcome);
    last = ended;
    listener.onFinish(ended, finished);
  }
}
