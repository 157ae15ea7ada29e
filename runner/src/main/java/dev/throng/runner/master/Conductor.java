package dev.throng.runner.master;

import dev.throng.runner.fleet.Dispatcher;
import dev.throng.runner.fleet.Fleet;
import dev.throng.runner.fleet.FleetControl;
import dev.throng.runner.fleet.FleetLoad;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.fleet.FleetWorker;
import dev.throng.runner.fleet.LoadSchedule;
import dev.throng.runner.fleet.PlannedArrivals;
import dev.throng.runner.fleet.Replacement;
import dev.throng.runner.fleet.RunOfFleet;
import dev.throng.runner.fleet.WorkerGaps;
import dev.throng.runner.judgement.LoadEnd;
import dev.throng.runner.judgement.SearchJudge;
import dev.throng.runner.judgement.WholeRun;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.tally.Second;
import dev.throng.runner.tally.SecondGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run's life: it waits for workers, runs, stops and is finished, once each and in this order.
 * Touched by the master's thread only.
 */
final class Conductor implements RunOfFleet, SearchJudge.Steering {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long TICK_MILLIS = 100;

  /** How far ahead users are told when to start, so that a late message makes nobody late. */
  private static final long LOOKAHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  /** What a worker may need beyond stopTimeout to count and say that it has stopped. */
  private static final long STOP_GRACE_MILLIS = 5_000;

  private final TestPlan plan;
  private final FleetPlan fleetPlan;
  private final RunListener listener;
  private final Clockwork clockwork;
  private final MasterThread thread;
  private final CompletableFuture<RunView> finished = new CompletableFuture<>();
  private final LoadSchedule schedule;
  private final RunSoFar state;
  private final Fleet fleet = new Fleet();
  private final PlannedArrivals arrivals;
  private final Dispatcher dispatcher;
  private final FleetLoad fleetLoad;
  private final FleetControl control;
  private final PassingSeconds seconds;

  private RunView.Phase phase = RunView.Phase.WAITING_FOR_WORKERS;
  private @Nullable LoadEnd ending;
  private @Nullable RunView last;
  private long startNanos;
  private long loadNanos;
  private int asked;
  private boolean searchEnded;

  Conductor(
      TestPlan plan,
      FleetPlan fleetPlan,
      String version,
      RunListener listener,
      Clockwork clockwork) {
    this.plan = plan;
    this.fleetPlan = fleetPlan;
    this.listener = listener;
    this.clockwork = clockwork;
    thread = new MasterThread(clockwork, this::faulted);
    Scenario scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
    schedule = new LoadSchedule(plan.spec().load(), scenario);
    arrivals = new PlannedArrivals(plan.spec().load(), plan.seed());
    boolean searches = plan.spec().load().search() != null;
    boolean endless = searches || schedule.endNanos() == UserPlan.ENDLESS;
    state =
        new RunSoFar(
            plan,
            scenario,
            version,
            endless ? null : Duration.ofNanos(schedule.endNanos()),
            searches ? new SearchJudge(plan, scenario, this) : new WholeRun(plan, scenario),
            arrivals::expectedIn);
    int usual = plan.spec().workers().usersPerWorker();
    dispatcher =
        new Dispatcher(
            schedule,
            arrivals,
            plan.spec().target().http(),
            scenario.classes().size(),
            fleetPlan.usersPerWorker(usual, schedule.peakUsers()));
    fleetLoad = new FleetLoad(fleet, dispatcher, new Replacement(plan.spec(), this));
    WorkerGaps gaps = new WorkerGaps(this, dispatcher);
    control = new FleetControl(plan, fleetPlan.expected(), fleet, fleetLoad, gaps, this);
    SecondGate gate = new SecondGate(scenario, schedule::usersAt);
    seconds = new PassingSeconds(gate, state, fleet, gaps, this::passed);
    thread.later(control::awaitedLongEnough, plan.spec().timeouts().workersReady().toMillis());
  }

  MasterThread thread() {
    return thread;
  }

  FleetControl control() {
    return control;
  }

  CompletableFuture<RunView> finished() {
    return finished;
  }

  void retarget(int users) {
    dispatcher.retarget(users);
    boolean running = phase == RunView.Phase.RUNNING;
    int workers = running ? fleet.takers().size() : fleetPlan.expected();
    int waiting = dispatcher.waitingUsers(users, workers);
    if (waiting > 0 && users != asked) {
      state.note(
          users
              + " users were asked for "
              + (running ? "after " + offsetNanos() / 1_000_000_000L + " s" : "before the start")
              + ", for which "
              + workers
              + (workers == 1 ? " worker was" : " workers were")
              + " there, of at most "
              + dispatcher.usersPerWorker()
              + " users each (spec.workers.usersPerWorker): "
              + waiting
              + " waited for more workers.");
    }
    asked = users;
  }

  @Override
  public int steer(double load, LoadUnit unit, Duration ramp) {
    int second = Math.toIntExact(Math.ceilDiv(dispatcher.horizonNanos(), NANOS_PER_SECOND));
    switch (unit) {
      case USERS -> dispatcher.steerUsers(second * NANOS_PER_SECOND, ramp, (int) load);
      case ARRIVALS_PER_SECOND -> dispatcher.steerArrivals(Duration.ofSeconds(second), ramp, load);
    }
    return second;
  }

  @Override
  public void searchEnded() {
    searchEnded = true;
  }

  /** Those of open models included. */
  long peakUsers() {
    return schedule.peakUsers() + plan.arrivingUsers();
  }

  @Override
  public long usersPerWorker() {
    int expected = fleetPlan.expected();
    int dealt = Math.min(dispatcher.usersPerWorker(), Math.ceilDiv(schedule.peakUsers(), expected));
    return dealt + Math.ceilDiv(plan.arrivingUsers(), expected);
  }

  @Override
  public RunView.Phase phase() {
    return phase;
  }

  @Override
  public long offsetNanos() {
    return clockwork.nanoTime() - startNanos;
  }

  @Override
  public void note(String sentence) {
    state.note(sentence);
  }

  @Override
  public void gap(double fromSecond, double toSecond, String worker, String text) {
    state.gap(fromSecond, toSecond, worker, text);
  }

  @Override
  public void heardOf(WorkerView worker) {
    listener.onWorker(worker);
  }

  @Override
  public void changed() {
    if (isCounting()) {
      seconds.progress(offsetNanos());
    }
    finishIfStopped();
  }

  @Override
  public void later(Runnable action, long millis) {
    thread.later(action, millis);
  }

  /** Ends the run with Error, as far as there is still anything to end. */
  private void faulted(Throwable fault) {
    try {
      end(new LoadEnd.Impossible("a fault in the master: " + fault));
    } finally {
      finished.completeExceptionally(fault);
    }
  }

  void handle(FleetWorker worker, ToMaster message) {
    switch (message) {
      case ToMaster.Ready _ -> control.ready(worker);
      case ToMaster.Refused refused -> control.refused(worker, refused.reason());
      case ToMaster.Counted counted -> counted(worker, counted.snapshot());
      case ToMaster.StopAsked asked -> end(new LoadEnd.Impossible(asked.reason()));
      case ToMaster.Leaving leaving -> control.leave(worker, leaving.reason());
      case ToMaster.Stopped _ -> control.stopped(worker);
    }
  }

  @Override
  public void start() {
    phase = RunView.Phase.RUNNING;
    startNanos = clockwork.nanoTime();
    state.started(clockwork.now());
    fleetLoad.start();
    listener.onStart(view());
    tick();
    thread.every(TICK_MILLIS, this::tick);
  }

  private void tick() {
    if (phase != RunView.Phase.RUNNING) {
      return;
    }
    long offset = offsetNanos();
    control.loseStuck();
    dispatcher.advance(offset + LOOKAHEAD_NANOS);
    arrivals.advance(offset);
    seconds.progress(offset);
    Duration overall = plan.spec().timeouts().overall().value();
    if (offset >= schedule.endNanos()) {
      end(new LoadEnd.Completed());
    } else if (overall.isPositive() && offset >= overall.toNanos()) {
      end(
          new LoadEnd.Impossible(
              "the run did not end within timeouts.overall, " + plan.spec().timeouts().overall()));
    }
  }

  private void counted(FleetWorker worker, Snapshot snapshot) {
    if (isCounting()) {
      seconds.counted(worker, snapshot);
      seconds.progress(offsetNanos());
    }
  }

  private boolean isCounting() {
    return phase == RunView.Phase.RUNNING || phase == RunView.Phase.STOPPING;
  }

  private void passed(Second second) {
    if (second.isWhole()) {
      listener.onSecond(view());
    }
    if (searchEnded) {
      end(new LoadEnd.Completed());
    }
    if (ending == null) {
      state.abort(second.number() + 1).ifPresent(this::end);
    }
  }

  @Override
  public void end(LoadEnd reason) {
    end(reason, plan.spec().load().stopTimeout().toNanos());
  }

  /** Half of the time is the users'; what workers have not counted by its end is not counted. */
  void endWithin(Duration time, LoadEnd reason) {
    end(reason, Math.min(plan.spec().load().stopTimeout().toNanos(), time.toNanos() / 2));
    later(() -> finish(Objects.requireNonNull(ending)), time.toMillis());
  }

  private void end(LoadEnd reason, long timeoutNanos) {
    if (ending != null) {
      return;
    }
    ending = reason;
    boolean started = phase != RunView.Phase.WAITING_FOR_WORKERS;
    phase = started ? RunView.Phase.STOPPING : phase;
    loadNanos = started ? offsetNanos() : 0;
    seconds.loadEnded(loadNanos);
    fleetLoad.stop(Math.min(loadNanos, schedule.endNanos()), timeoutNanos);
    if (started && fleet.carryLoad()) {
      later(() -> finish(reason), timeoutNanos / 1_000_000 + STOP_GRACE_MILLIS);
    } else {
      finish(reason);
    }
  }

  /** Ends the run if its load has ended everywhere. */
  private void finishIfStopped() {
    LoadEnd reason = ending;
    if (reason != null && !fleet.carryLoad()) {
      finish(reason);
    }
  }

  private void finish(LoadEnd reason) {
    if (phase == RunView.Phase.FINISHED) {
      return;
    }
    seconds.passAll();
    arrivals.advance(loadNanos);
    state.planned(arrivals);
    phase = RunView.Phase.FINISHED;
    List<String> unfinished = fleet.unfinished();
    unfinished.forEach(what -> state.note("At the end " + what + "."));
    RunView ended = view(state.outcome(reason, unfinished));
    last = ended;
    try {
      listener.onFinish(ended);
      finished.complete(ended);
    } catch (RuntimeException e) {
      finished.completeExceptionally(e);
    }
  }

  /** The run as it stands. */
  RunView view() {
    RunView ended = last;
    return ended == null ? view(null) : ended;
  }

  private RunView view(@Nullable Outcome outcome) {
    long load = phase == RunView.Phase.RUNNING ? offsetNanos() : loadNanos;
    return state.view(phase, fleet.views(), clockwork.now(), Duration.ofNanos(load), outcome);
  }
}
