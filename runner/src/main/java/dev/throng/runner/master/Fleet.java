package dev.throng.runner.master;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView.State;
import java.time.Duration;

/** The workers of a run: how they come, go, are lost and come back, and what that means. */
final class Fleet {
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
  private final Members members;
  private final Carriers carriers;
  private final Gaps gaps;
  private final Run run;
  private final Preparation preparation;
  private long lastLookNanos;

  Fleet(TestPlan plan, int expected, Members members, Carriers carriers, Gaps gaps, Run run) {
    this.plan = plan;
    this.expected = expected;
    this.members = members;
    this.carriers = carriers;
    this.gaps = gaps;
    this.run = run;
    preparation = new Preparation(plan, expected, members, this.run);
  }

  Member admit(String name, WorkerPort port) {
    members.all().stream().filter(member -> member.name.equals(name)).forEach(this::replace);
    Member member = new Member(members.all().size(), name, port);
    members.add(member);
    run.heardOf(member.view());
    switch (run.phase()) {
      case WAITING_FOR_WORKERS, RUNNING -> preparation.prepareWaiting();
      case STOPPING, FINISHED -> dismiss(member);
    }
    return member;
  }

  /** Another process of its name has come: one of the two would be too many. */
  private void replace(Member member) {
    lose(member, "another process of this name has come");
    dismiss(member);
  }

  private void dismiss(Member member) {
    dismiss(member, 0, plan.spec().load().stopTimeout().toNanos());
  }

  /**
   * @param endNanos up to when arrivals are its own
   */
  private static void dismiss(Member member, long endNanos, long timeoutNanos) {
    member.leaving = true;
    member.tell(new ToWorker.Stop(endNanos, timeoutNanos));
  }

  void ready(Member member) {
    if (member.state == State.LOST) {
      member.stateBeforeLoss = State.READY;
      return;
    }
    member.state = State.READY;
    run.heardOf(member.view());
    if (run.phase() == RunView.Phase.RUNNING) {
      carriers.join(member, run.offsetNanos());
    } else if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS
        && members.in(State.READY).size() >= expected) {
      run.start();
    }
  }

  /** A worker cannot run this test. */
  void refused(Member member, String reason) {
    if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS) {
      run.end(new Ending.Impossible(reason));
    } else {
      lose(member, reason);
    }
  }

  void lose(Member member, String why) {
    if (member.state == State.LOST || member.state == State.STOPPED) {
      return;
    }
    boolean carried = member.isRunning();
    boolean mattered = member.takesUsers();
    int users = carriers.usersOf(member);
    member.stateBeforeLoss = member.state;
    member.state = State.LOST;
    run.heardOf(member.view());
    if (run.phase() == RunView.Phase.RUNNING && mattered) {
      carriers.spread();
      gaps.lost(member, why, run.offsetNanos(), users);
      preparation.giveBackWhenUnused(member);
      carriers.afterLoss(member);
    } else {
      if (carried) {
        preparation.giveBackWhenUnused(member);
        gaps.lostWhileEnding(member, why, run.offsetNanos());
      } else {
        preparation.giveBack(member);
      }
    }
    run.changed();
  }

  /**
   * A worker that gives signs of life, but counts nothing any more: its users are stuck, and the
   * seconds of the others would wait for its own.
   */
  void loseStuck() {
    long now = run.offsetNanos();
    long passedNanos = Math.min(LONGEST_LOOK_NANOS, now - lastLookNanos);
    lastLookNanos = now;
    for (Member member : members.in(State.RUNNING)) {
      member.uncountedNanos += passedNanos;
      if (member.uncountedNanos > STUCK_AFTER.toNanos()) {
        gaps.stoodStill(member, now);
        lose(member, "it has counted nothing for " + STUCK_AFTER.toSeconds() + " s: it is stuck");
        dismiss(member);
      }
    }
  }

  /** A worker that was lost is back in the same session: it has all that it had but its users. */
  void welcomeBack(Member member) {
    if (member.state != State.LOST) {
      return;
    }
    if (member.leaving
        || run.phase() == RunView.Phase.STOPPING
        || run.phase() == RunView.Phase.FINISHED
        || !preparation.takeAgain(member)) {
      dismiss(member);
      return;
    }
    member.state = member.stateBeforeLoss;
    switch (member.state) {
      case RUNNING -> {
        run.heardOf(member.view());
        run.state().note("Worker " + member.name + " came back.");
        member.tell(new ToWorker.ReleaseUsers());
        carriers.join(member, run.offsetNanos());
      }
      case READY -> ready(member);
      case CONNECTING, LOST, STOPPED -> {
        preparation.forget(member);
        preparation.prepareWaiting();
      }
    }
  }

  /** A worker has been told to go by its own system. */
  void leave(Member member, String reason) {
    if (!member.takesUsers() || run.phase() != RunView.Phase.RUNNING) {
      dismiss(member);
      return;
    }
    member.leaving = true;
    carriers.spread();
    run.state().note("Worker " + member.name + " left: " + reason + ".");
    long horizonNanos = carriers.horizonNanos();
    member.tell(ToWorker.ShareArrivals.none(horizonNanos, member.number));
    long untilHorizon = horizonNanos - run.offsetNanos();
    long timeoutNanos =
        Math.min(plan.spec().load().stopTimeout().toNanos(), LEAVING_TIMEOUT.toNanos());
    run.later(
        () -> dismiss(member, horizonNanos, timeoutNanos), Math.max(0, untilHorizon / 1_000_000));
    carriers.afterLoss(member);
  }

  void stopped(Member member) {
    boolean unasked = member.takesUsers() && run.phase() == RunView.Phase.RUNNING;
    if (unasked) {
      lose(member, "it stopped by itself");
    } else if (member.state != State.LOST) {
      member.state = State.STOPPED;
      preparation.giveBack(member);
      run.changed();
    }
  }

  /** The start was awaited for as long as the manifest allows. */
  void awaitedLongEnough() {
    if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS) {
      run.end(
          new Ending.Impossible(
              members.in(State.READY).size()
                  + " of "
                  + expected
                  + " workers were ready within spec.timeouts.workersReady, "
                  + plan.spec().timeouts().workersReady()));
    }
  }
}
