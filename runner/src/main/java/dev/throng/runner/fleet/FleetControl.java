package dev.throng.runner.fleet;

import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView.State;
import dev.throng.runner.scenario.TestPlan;
import java.time.Duration;

/** The workers of a run: how they come, go, are lost and come back, and what that means. */
public final class FleetControl {
  /**
   * What a worker that must go may take at most for its users' requests: Kubernetes kills it soon
   * after, and nothing of them would be counted then.
   */
  private static final Duration LEAVING_TIMEOUT = Duration.ofSeconds(5);

  /** A worker reports each second soon after its end; a short pause of its process is not this. */
  private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

  /** What lies beyond it between two looks at the workers was a pause of this process. */
  private static final long LONGEST_LOOK_NANOS = 1_000_000_000L;

  private final TestPlan plan;
  private final int expected;
  private final Fleet fleet;
  private final FleetLoad load;
  private final WorkerGaps gaps;
  private final RunOfFleet run;
  private final Preparation preparation;
  private long lastLookNanos;

  public FleetControl(
      TestPlan plan, int expected, Fleet fleet, FleetLoad load, WorkerGaps gaps, RunOfFleet run) {
    this.plan = plan;
    this.expected = expected;
    this.fleet = fleet;
    this.load = load;
    this.gaps = gaps;
    this.run = run;
    preparation = new Preparation(plan, expected, fleet, this.run);
  }

  public FleetWorker admit(String name, WorkerPort port) {
    fleet.all().stream().filter(worker -> worker.name.equals(name)).forEach(this::replace);
    FleetWorker worker = new FleetWorker(fleet.all().size(), name, port);
    fleet.add(worker);
    run.heardOf(worker.view());
    switch (run.phase()) {
      case WAITING_FOR_WORKERS, RUNNING -> preparation.prepareWaiting();
      case STOPPING, FINISHED -> dismiss(worker);
    }
    return worker;
  }

  /** Another process of its name has come: one of the two would be too many. */
  private void replace(FleetWorker worker) {
    lose(worker, "another process of this name has come");
    dismiss(worker);
  }

  private void dismiss(FleetWorker worker) {
    dismiss(worker, 0, plan.spec().load().stopTimeout().toNanos());
  }

  /**
   * @param endNanos up to when arrivals are its own
   */
  private static void dismiss(FleetWorker worker, long endNanos, long timeoutNanos) {
    worker.leaving = true;
    worker.tell(new ToWorker.Stop(endNanos, timeoutNanos));
  }

  public void ready(FleetWorker worker) {
    if (worker.state == State.LOST) {
      worker.stateBeforeLoss = State.READY;
      return;
    }
    worker.state = State.READY;
    run.heardOf(worker.view());
    if (run.phase() == RunView.Phase.RUNNING) {
      join(worker);
    } else if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS
        && fleet.in(State.READY).size() >= expected) {
      run.start();
    }
  }

  private void join(FleetWorker worker) {
    load.join(worker, run.offsetNanos());
    gaps.joined();
  }

  /** A worker cannot run this test. */
  public void refused(FleetWorker worker, String reason) {
    if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS) {
      run.end(new LoadEnd.Impossible(reason));
    } else {
      lose(worker, reason);
    }
  }

  public void lose(FleetWorker worker, String why) {
    if (worker.state == State.LOST || worker.state == State.STOPPED) {
      return;
    }
    boolean carried = worker.isRunning();
    boolean mattered = worker.takesUsers();
    int users = load.usersOf(worker);
    worker.stateBeforeLoss = worker.state;
    worker.state = State.LOST;
    run.heardOf(worker.view());
    if (run.phase() == RunView.Phase.RUNNING && mattered) {
      load.spread();
      gaps.lost(worker, why, run.offsetNanos(), users);
      preparation.giveBackWhenUnused(worker);
      load.afterLoss(worker);
    } else {
      if (carried) {
        preparation.giveBackWhenUnused(worker);
        gaps.lostWhileEnding(worker, why, run.offsetNanos());
      } else {
        preparation.giveBack(worker);
      }
    }
    run.changed();
  }

  /**
   * A worker that gives signs of life, but counts nothing any more: its users are stuck, and the
   * seconds of the others would wait for its own.
   */
  public void loseStuck() {
    long now = run.offsetNanos();
    long passedNanos = Math.min(LONGEST_LOOK_NANOS, now - lastLookNanos);
    lastLookNanos = now;
    for (FleetWorker worker : fleet.in(State.RUNNING)) {
      worker.uncountedNanos += passedNanos;
      if (worker.uncountedNanos > STUCK_AFTER.toNanos()) {
        gaps.stoodStill(worker, now);
        lose(worker, "it has counted nothing for " + STUCK_AFTER.toSeconds() + " s: it is stuck");
        dismiss(worker);
      }
    }
  }

  /** A worker that was lost is back in the same session: it has all that it had but its users. */
  public void welcomeBack(FleetWorker worker) {
    if (worker.state != State.LOST) {
      return;
    }
    if (worker.leaving
        || run.phase() == RunView.Phase.STOPPING
        || run.phase() == RunView.Phase.FINISHED
        || !preparation.takeAgain(worker)) {
      dismiss(worker);
      return;
    }
    worker.state = worker.stateBeforeLoss;
    switch (worker.state) {
      case RUNNING -> {
        run.heardOf(worker.view());
        run.note("Worker " + worker.name + " came back.");
        worker.tell(new ToWorker.ReleaseUsers());
        join(worker);
      }
      case READY -> ready(worker);
      case CONNECTING, LOST, STOPPED -> {
        preparation.forget(worker);
        preparation.prepareWaiting();
      }
      case LEFT -> {}
    }
  }

  /** A worker has been told to go by its own system. */
  public void leave(FleetWorker worker, String reason) {
    if (!worker.takesUsers() || run.phase() != RunView.Phase.RUNNING) {
      dismiss(worker);
      return;
    }
    worker.leaving = true;
    worker.left = true;
    run.heardOf(worker.view());
    load.spread();
    gaps.left(worker, reason, run.offsetNanos());
    long horizonNanos = load.horizonNanos();
    worker.tell(ToWorker.ShareArrivals.none(horizonNanos, worker.number));
    long untilHorizon = horizonNanos - run.offsetNanos();
    long timeoutNanos =
        Math.min(plan.spec().load().stopTimeout().toNanos(), LEAVING_TIMEOUT.toNanos());
    run.later(
        () -> dismiss(worker, horizonNanos, timeoutNanos), Math.max(0, untilHorizon / 1_000_000));
    load.afterLoss(worker);
  }

  public void stopped(FleetWorker worker) {
    boolean unasked = worker.takesUsers() && run.phase() == RunView.Phase.RUNNING;
    if (unasked) {
      lose(worker, "it stopped by itself");
    } else if (worker.state != State.LOST) {
      worker.state = State.STOPPED;
      preparation.giveBack(worker);
      run.changed();
    }
  }

  /** The start was awaited for as long as the manifest allows. */
  public void awaitedLongEnough() {
    if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS) {
      run.end(
          new LoadEnd.Impossible(
              fleet.in(State.READY).size()
                  + " of "
                  + expected
                  + " workers were ready within spec.timeouts.workersReady, "
                  + plan.spec().timeouts().workersReady()));
    }
  }
}
