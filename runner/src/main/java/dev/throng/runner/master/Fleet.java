package dev.throng.runner.master;

import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.results.WorkerView.State;
import java.util.ArrayList;
import java.util.List;

/** The workers of a run: how they come, go, are lost and come back, and what that means. */
final class Fleet {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final TestPlan plan;
  private final int expected;
  private final Dispatcher dispatcher;
  private final Run run;
  private final Members members = new Members();
  private final Preparation preparation;
  private final Replacement replacement;
  private final Gaps gaps;

  /** What the fleet needs of its run. */
  interface Run {
    RunView.Phase phase();

    long offsetNanos();

    RunState state();

    /** A worker has come, is ready for the start, was lost or is back. */
    void heardOf(WorkerView worker);

    /** All expected workers are ready. */
    void start();

    void end(Ending reason);

    /** The fleet has changed: perhaps seconds are complete, or the run is over. */
    void changed();

    void later(Runnable action, long millis);
  }

  Fleet(TestPlan plan, int expected, Dispatcher dispatcher, Run run) {
    this.plan = plan;
    this.expected = expected;
    this.dispatcher = dispatcher;
    this.run = run;
    preparation = new Preparation(plan, expected, members);
    replacement = new Replacement(plan.spec(), run);
    gaps = new Gaps(run.state());
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
    member.leaving = true;
    member.tell(new ToWorker.Stop(plan.spec().load().stopTimeout().toNanos()));
  }

  void ready(Member member) {
    if (member.state == State.LOST) {
      member.stateBeforeLoss = State.READY;
      return;
    }
    member.state = State.READY;
    run.heardOf(member.view());
    if (run.phase() == RunView.Phase.RUNNING) {
      join(member);
    } else if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS
        && members.in(State.READY).size() >= expected) {
      run.start();
    }
  }

  /** All that are ready begin. */
  void start() {
    for (Member member : members.in(State.READY)) {
      member.state = State.RUNNING;
      member.tell(new ToWorker.Start(0));
    }
    dispatcher.spread(members.takers());
  }

  private void join(Member member) {
    long offset = run.offsetNanos();
    member.state = State.RUNNING;
    member.countedSecond = (int) (offset / NANOS_PER_SECOND) - 1;
    member.tell(new ToWorker.Start(offset));
    spread();
  }

  private void spread() {
    dispatcher.spread(members.takers());
    replacement.available(members.takers().size());
  }

  void dispatch(long untilNanos) {
    dispatcher.advance(untilNanos);
  }

  void retarget(int users) {
    dispatcher.retarget(users);
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
    member.stateBeforeLoss = member.state;
    member.state = State.LOST;
    run.heardOf(member.view());
    preparation.giveBack(member);
    if (run.phase() == RunView.Phase.WAITING_FOR_WORKERS) {
      preparation.prepareWaiting();
    } else if (run.phase() == RunView.Phase.RUNNING && mattered) {
      spread();
      gaps.lost(member, why, run.offsetNanos(), dispatcher);
      preparation.prepareWaiting();
      replacement.afterLoss(member, members.takers().size());
    } else if (carried) {
      gaps.lost(member, why, run.offsetNanos());
    }
    run.changed();
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
        join(member);
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
    spread();
    run.state().note("Worker " + member.name + " left: " + reason + ".");
    long untilHorizon = dispatcher.horizonNanos() - run.offsetNanos();
    run.later(() -> dismiss(member), Math.max(0, untilHorizon / 1_000_000));
    replacement.afterLoss(member, members.takers().size());
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

  /** Ends the load of all. */
  void stop(long timeoutNanos) {
    for (Member member : members.all()) {
      if (member.state != State.LOST && member.state != State.STOPPED) {
        member.tell(new ToWorker.Stop(timeoutNanos));
      }
    }
  }

  /** Whether any worker carries load. */
  boolean isRunning() {
    return !members.in(State.RUNNING).isEmpty();
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

  /**
   * The last second that all who carry load have reported.
   *
   * @param ifNobody the answer when nobody does
   */
  int countedSecond(int ifNobody) {
    return members.countedSecond().orElse(ifNobody);
  }

  boolean hadGapIn(int second) {
    return gaps.covers(second);
  }

  /** One sentence for each worker that did not end in time. */
  List<String> unfinished() {
    List<String> sentences = new ArrayList<>();
    for (Member member : members.in(State.RUNNING)) {
      sentences.add(
          "Worker "
              + member.name
              + " did not stop in time: what it did after second "
              + member.countedSecond
              + " is not counted.");
    }
    return sentences;
  }

  List<WorkerView> views() {
    return members.views();
  }
}
