package dev.throng.runner.master;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
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
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-master").daemon().factory());
  private final CompletableFuture<RunView> finished = new CompletableFuture<>();
  private final LoadSchedule schedule;
  private final RunState state;
  private final SecondGate gate;
  private final Fleet fleet;

  private RunView.Phase phase = RunView.Phase.WAITING_FOR_WORKERS;
  private @Nullable Ending ending;
  private @Nullable RunView last;
  private long startNanos;

  public Master(
      TestPlan plan, int expectedWorkers, String version, RunListener listener, Clock clock) {
    this.plan = plan;
    this.listener = listener;
    this.clock = clock;
    Scenario scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
    schedule = new LoadSchedule(plan.spec().load(), scenario);
    long end = schedule.endNanos();
    state =
        new RunState(
            plan, scenario, version, end == UserPlan.ENDLESS ? null : Duration.ofNanos(end));
    gate = new SecondGate(scenario, schedule::usersAt);
    Dispatcher dispatcher =
        new Dispatcher(
            schedule,
            scenario.classes().size(),
            Math.max(
                plan.spec().workers().usersPerWorker(),
                Math.ceilDiv(schedule.peakUsers(), expectedWorkers)),
            !plan.spec().load().arrivals().isEmpty());
    fleet = new Fleet(plan, expectedWorkers, dispatcher, new Conductor());
    later(fleet::awaitedLongEnough, plan.spec().timeouts().workersReady().toMillis());
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
  public Admission admit(String name, Function<MasterPort, WorkerPort> worker) {
    CompletableFuture<Member> admitted = new CompletableFuture<>();
    WorkerPort port = worker.apply(message -> execute(() -> handle(admitted.join(), message)));
    execute(() -> admitted.complete(fleet.admit(name, port)));
    return new Admission() {
      @Override
      public void lost(String why) {
        execute(() -> fleet.lose(admitted.join(), why));
      }

      @Override
      public void returned() {
        execute(() -> fleet.welcomeBack(admitted.join()));
      }
    };
  }

  /** Ends the load in order, as a person wishes. */
  public void interrupt(String reason) {
    execute(() -> end(new Ending.Interrupted(reason)));
  }

  /** Whether the load is one of users; a plan of stages or arrivals is left as it is. */
  public boolean isRetargetable() {
    return plan.spec().load().users() != null;
  }

  /**
   * Goes over to another number of users at the manifest's spawn rate; nobody is restarted.
   *
   * @return whether the load is one of users
   */
  public boolean retarget(int users) {
    if (!isRetargetable()) {
      return false;
    }
    execute(() -> fleet.retarget(users));
    return true;
  }

  /** What a reader makes of the run as it stands, on the master's thread. */
  public <T> CompletableFuture<T> read(Function<RunView, T> reader) {
    return CompletableFuture.supplyAsync(() -> reader.apply(view()), thread);
  }

  /** What the fleet needs of the run. */
  private final class Conductor implements Fleet.Run {
    @Override
    public RunView.Phase phase() {
      return phase;
    }

    @Override
    public long offsetNanos() {
      return System.nanoTime() - startNanos;
    }

    @Override
    public RunState state() {
      return state;
    }

    @Override
    public void start() {
      Master.this.start();
    }

    @Override
    public void end(Ending reason) {
      Master.this.end(reason);
    }

    @Override
    public void changed() {
      progress();
      finishIfStopped();
    }

    @Override
    public void later(Runnable action, long millis) {
      Master.this.later(action, millis);
    }
  }

  private void execute(Runnable action) {
    later(action, 0);
  }

  /** Runs something on the master's thread; a fault in it ends the run, never silently. */
  private void later(Runnable action, long millis) {
    try {
      thread.schedule(() -> guarded(action), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // the run is over, and nobody waits for this
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      try {
        end(new Ending.Impossible("a fault in the master: " + e));
      } finally {
        finished.completeExceptionally(e);
      }
    }
  }

  private void handle(Member member, ToMaster message) {
    switch (message) {
      case ToMaster.Ready _ -> fleet.ready(member);
      case ToMaster.Refused refused -> fleet.refused(member, refused.reason());
      case ToMaster.Counted counted -> counted(member, counted.snapshot());
      case ToMaster.StopAsked asked -> end(new Ending.Impossible(asked.reason()));
      case ToMaster.Leaving leaving -> fleet.leave(member, leaving.reason());
      case ToMaster.Stopped _ -> fleet.stopped(member);
    }
  }

  private void start() {
    phase = RunView.Phase.RUNNING;
    startNanos = System.nanoTime();
    state.started(clock.instant());
    fleet.start();
    listener.onStart(view());
    tick();
    thread.scheduleAtFixedRate(
        () -> guarded(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (phase != RunView.Phase.RUNNING) {
      return;
    }
    long offset = System.nanoTime() - startNanos;
    fleet.dispatch(offset + LOOKAHEAD_NANOS);
    progress();
    Duration overall = plan.spec().timeouts().overall().value();
    if (offset >= schedule.endNanos()) {
      end(new Ending.Completed());
    } else if (overall.isPositive() && offset >= overall.toNanos()) {
      end(
          new Ending.Impossible(
              "the run did not end within timeouts.overall, " + plan.spec().timeouts().overall()));
    }
  }

  private void counted(Member member, Snapshot snapshot) {
    if (phase == RunView.Phase.WAITING_FOR_WORKERS || phase == RunView.Phase.FINISHED) {
      return;
    }
    member.counted(snapshot);
    state.ledger().addErrors(member.name, snapshot);
    if (!gate.add(snapshot)) {
      state.add(gate.late(snapshot));
    }
    progress();
  }

  /** Lets those seconds through of which nobody has more to say. */
  private void progress() {
    if (phase == RunView.Phase.WAITING_FOR_WORKERS || phase == RunView.Phase.FINISHED) {
      return;
    }
    long now = System.nanoTime() - startNanos;
    int through = fleet.countedSecond((int) (now / 1_000_000_000L) - 1);
    if (through >= gate.next()) {
      gate.passThrough(through).forEach(this::pass);
    }
  }

  private void pass(Second second) {
    second.gap = fleet.hadGapIn(second.number);
    state.add(second);
    if (second.isWhole()) {
      listener.onSecond(view());
    }
    String broken = state.thresholdThatAborts(second.number + 1);
    if (broken != null) {
      end(new Ending.ThresholdBroken(broken));
    }
  }

  private void end(Ending reason) {
    if (ending != null) {
      return;
    }
    ending = reason;
    boolean started = phase != RunView.Phase.WAITING_FOR_WORKERS;
    phase = started ? RunView.Phase.STOPPING : phase;
    gate.loadEnded(System.nanoTime() - startNanos);
    LoadTestSpec spec = plan.spec();
    long timeoutNanos = spec.load().stopTimeout().toNanos();
    fleet.stop(timeoutNanos);
    if (started && fleet.isRunning()) {
      later(() -> finish(reason), timeoutNanos / 1_000_000 + STOP_GRACE_MILLIS);
    } else {
      finish(reason);
    }
  }

  /** Ends the run if its load has ended everywhere. */
  private void finishIfStopped() {
    Ending reason = ending;
    if (reason != null && !fleet.isRunning()) {
      finish(reason);
    }
  }

  private void finish(Ending reason) {
    if (phase == RunView.Phase.FINISHED) {
      return;
    }
    gate.passAll().forEach(this::pass);
    phase = RunView.Phase.FINISHED;
    fleet.unfinished().forEach(state::note);
    RunView ended = view(state.outcome(reason));
    last = ended;
    try {
      listener.onFinish(ended);
      finished.complete(ended);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  private RunView view() {
    RunView ended = last;
    return ended == null ? view(null) : ended;
  }

  private RunView view(@Nullable Outcome outcome) {
    List<WorkerView> workers = fleet.views();
    return state.view(phase, workers, clock.instant(), outcome);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
