package dev.throng.runner.master;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conducts one run from the first worker's arrival to the verdict, on a thread of its own. */
public final class Master implements AutoCloseable {
  private static final long TICK_MILLIS = 100;

  /** How far ahead users are told when to start, so that a late message makes nobody late. */
  private static final long LOOKAHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  /** What a worker may need beyond stopTimeout to count and say that it has stopped. */
  private static final long STOP_GRACE_MILLIS = 5_000;

  private final TestPlan plan;
  private final RunListener listener;
  private final Clock clock;
  private final int expectedWorkers;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-master").daemon().factory());
  private final CompletableFuture<RunView> finished = new CompletableFuture<>();
  private final List<Member> members = new ArrayList<>();
  private final Scenario scenario;
  private final LoadSchedule schedule;
  private final RunState state;
  private final SecondGate gate;

  private RunView.Phase phase = RunView.Phase.WAITING_FOR_WORKERS;
  private @Nullable Ending ending;
  private long startNanos;
  private long dispatchedNanos;

  /** A worker as the master knows it. */
  private static final class Member {
    final String name;
    @Nullable WorkerPort port;
    WorkerView.State state = WorkerView.State.CONNECTING;
    int users;

    Member(String name) {
      this.name = name;
    }

    void tell(ToWorker message) {
      WorkerPort to = port;
      if (to != null) {
        to.tell(message);
      }
    }

    WorkerView view() {
      return new WorkerView(name, state, users);
    }
  }

  public Master(
      TestPlan plan, int expectedWorkers, String version, RunListener listener, Clock clock) {
    this.plan = plan;
    this.expectedWorkers = expectedWorkers;
    this.listener = listener;
    this.clock = clock;
    scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
    schedule = new LoadSchedule(plan.spec().load(), scenario);
    long end = schedule.endNanos();
    state =
        new RunState(
            plan, scenario, version, end == UserPlan.ENDLESS ? null : Duration.ofNanos(end));
    gate = new SecondGate(scenario, schedule::usersAt);
  }

  /** The most users that will ever run, those of open models included. */
  public long peakUsers() {
    return schedule.peakUsers()
        + plan.spec().load().arrivals().stream().mapToLong(Arrivals::maxInFlight).sum();
  }

  /** The final view. */
  public CompletableFuture<RunView> finished() {
    return finished;
  }

  /** Lets a worker in; the load starts when as many as expected are ready. */
  public void admit(String name, Function<MasterPort, WorkerPort> worker) {
    Member member = new Member(name);
    member.port = worker.apply(message -> thread.execute(() -> handle(member, message)));
    thread.execute(() -> {
      members.add(member);
      member.tell(new ToWorker.Prepare(plan.spec(), plan.seed(), plan.rows()));
    });
  }

  /** Ends the load in order, as a person wishes. */
  public void interrupt(String reason) {
    thread.execute(() -> end(new Ending.Interrupted(reason)));
  }

  private void handle(Member member, ToMaster message) {
    switch (message) {
      case ToMaster.Ready _ -> ready(member);
      case ToMaster.Refused refused -> end(new Ending.Impossible(refused.reason()));
      case ToMaster.Counted counted -> counted(member, counted.snapshot());
      case ToMaster.StopAsked asked -> end(new Ending.Impossible(asked.reason()));
      case ToMaster.Stopped _ -> stopped(member);
    }
  }

  private void ready(Member member) {
    member.state = WorkerView.State.READY;
    if (phase == RunView.Phase.WAITING_FOR_WORKERS
        && members.stream().filter(m -> m.state == WorkerView.State.READY).count()
            == expectedWorkers) {
      start();
    }
  }

  private void start() {
    phase = RunView.Phase.RUNNING;
    startNanos = System.nanoTime();
    state.started(clock.instant());
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      member.state = WorkerView.State.RUNNING;
      member.tell(new ToWorker.Start());
      if (!plan.spec().load().arrivals().isEmpty()) {
        member.tell(new ToWorker.ShareArrivals(0, i, members.size()));
      }
    }
    listener.onStart(view(null));
    tick();
    thread.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (phase != RunView.Phase.RUNNING) {
      return;
    }
    long offset = System.nanoTime() - startNanos;
    dispatch(offset + LOOKAHEAD_NANOS);
    Duration overall = plan.spec().timeouts().overall().value();
    if (offset >= schedule.endNanos()) {
      end(new Ending.Completed());
    } else if (overall.isPositive() && offset >= overall.toNanos()) {
      end(
          new Ending.Impossible(
              "the run did not end within timeouts.overall, " + plan.spec().timeouts().overall()));
    }
  }

  private void dispatch(long untilNanos) {
    List<ToWorker.UserChange> changes =
        schedule.changesBetween(dispatchedNanos, untilNanos).stream()
            .map(change ->
                new ToWorker.UserChange(
                    change.atNanos(),
                    change.user(),
                    schedule.classOf(change.user()),
                    change.starts()))
            .toList();
    dispatchedNanos = untilNanos;
    if (!changes.isEmpty()) {
      members.getFirst().tell(new ToWorker.ChangeUsers(changes));
    }
  }

  private void counted(Member member, Snapshot snapshot) {
    int users = 0;
    for (int ofClass : snapshot.usersByClass()) {
      users += ofClass;
    }
    member.users = users;
    state.ledger().addErrors(member.name, snapshot);
    for (Second second : gate.add(snapshot, members.size())) {
      state.add(second);
      if (!second.last) {
        listener.onSecond(view(null));
      }
      String broken = state.thresholdThatAborts(second.number + 1);
      if (broken != null) {
        end(new Ending.ThresholdBroken(broken));
      }
    }
  }

  private void end(Ending reason) {
    if (ending != null) {
      return;
    }
    ending = reason;
    if (phase == RunView.Phase.WAITING_FOR_WORKERS) {
      finish(reason);
      return;
    }
    phase = RunView.Phase.STOPPING;
    gate.loadEnded(System.nanoTime() - startNanos);
    LoadTestSpec spec = plan.spec();
    long timeoutNanos = spec.load().stopTimeout().toNanos();
    members.forEach(member -> member.tell(new ToWorker.Stop(timeoutNanos)));
    thread.schedule(
        () -> finish(reason), timeoutNanos / 1_000_000 + STOP_GRACE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void stopped(Member member) {
    member.state = WorkerView.State.STOPPED;
    Ending reason = ending;
    if (reason != null && members.stream().allMatch(m -> m.state == WorkerView.State.STOPPED)) {
      finish(reason);
    }
  }

  private void finish(Ending reason) {
    if (phase == RunView.Phase.FINISHED) {
      return;
    }
    phase = RunView.Phase.FINISHED;
    RunView last = view(state.outcome(reason));
    try {
      listener.onFinish(last);
      finished.complete(last);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private RunView view(@Nullable Outcome outcome) {
    return state.view(phase, members.stream().map(Member::view).toList(), clock.instant(), outcome);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
