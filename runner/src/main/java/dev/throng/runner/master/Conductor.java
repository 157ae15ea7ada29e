package dev.throng.runner.master;

import dev.throng.runner.catalogue.Catalogue;
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
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Second;
import dev.throng.runner.tally.SecondGate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run's life: it waits for workers, runs, stops and is finished, once each and in this order.
 * Touched by the master's thread only.
 */
final class Conductor implements RunOfFleet {
  private static final long TICK_MILLIS = 100;

  /** How far ahead users are told when to start, so that a late message makes nobody late. */
  private static final long LOOKAHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  private final TestPlan plan;
  private final FleetPlan fleetPlan;
  private final NewsDesk listener;
  private final Clockwork clockwork;
  private final MasterThread thread;
  private final Lifetime lifetime;
  private final LoadSchedule schedule;
  private final RunSoFar state;
  private final Fleet fleet = new Fleet();
  private final PlannedArrivals arrivals;
  private final Dispatcher dispatcher;
  private final FleetLoad fleetLoad;
  private final FleetControl control;
  private final PassingSeconds seconds;
  private final @Nullable SearchSteering search;
  private final RunEnd end;
  private int asked;

  Conductor(
      TestPlan plan,
      FleetPlan fleetPlan,
      String version,
      RunListener listener,
      Clockwork clockwork) {
    this.plan = plan;
    this.fleetPlan = fleetPlan;
    this.clockwork = clockwork;
    lifetime = new Lifetime(clockwork);
    thread = new MasterThread(clockwork, this::faulted);
    this.listener =
        new NewsDesk(
            listener, clockwork.beside("outputs"), fault -> thread.execute(() -> faulted(fault)));
    Catalogue catalogue = Catalogue.of(plan.spec());
    schedule = new LoadSchedule(plan.spec());
    arrivals = new PlannedArrivals(plan.spec().load(), plan.seed());
    int usual = plan.spec().workers().usersPerWorker();
    dispatcher =
        new Dispatcher(
            schedule,
            arrivals,
            plan.spec().target().http(),
            catalogue.classes().size(),
            fleetPlan.usersPerWorker(usual, schedule.peakUsers()));
    search = plan.spec().load().search() == null ? null : new SearchSteering(dispatcher);
    boolean endless = search != null || schedule.endNanos() == UserPlan.ENDLESS;
    state =
        new RunSoFar(
            plan,
            catalogue,
            version,
            endless ? null : Duration.ofNanos(schedule.endNanos()),
            search == null
                ? new WholeRun(plan, catalogue)
                : new SearchJudge(plan, catalogue, search),
            arrivals::expectedIn,
            clockwork);
    fleetLoad = new FleetLoad(fleet, dispatcher, new Replacement(plan.spec(), this));
    WorkerGaps gaps = new WorkerGaps(this, dispatcher);
    control = new FleetControl(plan, fleetPlan.expected(), fleet, fleetLoad, gaps, this);
    SecondGate gate = new SecondGate(catalogue, schedule::usersAt);
    seconds = new PassingSeconds(catalogue, gate, state, fleet, gaps, this::passed);
    end =
        new RunEnd(
            plan.spec().load().stopTimeout().value(),
            lifetime,
            schedule,
            arrivals,
            fleet,
            fleetLoad,
            seconds,
            state,
            thread,
            this::view,
            this.listener);
    thread.later(control::awaitedLongEnough, plan.spec().timeouts().workersReady().toMillis());
  }

  MasterThread thread() {
    return thread;
  }

  FleetControl control() {
    return control;
  }

  CompletableFuture<RunView> finished() {
    return end.finished();
  }

  void retarget(int users) {
    dispatcher.retarget(users);
    boolean running = phase() == RunView.Phase.RUNNING;
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
    return lifetime.phase();
  }

  @Override
  public long offsetNanos() {
    return lifetime.offsetNanos();
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
    if (lifetime.isCounting()) {
      seconds.progress(offsetNanos());
    }
    end.finishIfStopped();
  }

  @Override
  public void later(Runnable action, long millis) {
    thread.later(action, millis);
  }

  private void faulted(Throwable fault) {
    end.faulted(fault);
  }

  void handle(FleetWorker worker, ToMaster message) {
    switch (message) {
      case ToMaster.Ready _ -> control.ready(worker);
      case ToMaster.Refused refused -> control.refused(worker, refused.reason());
      case ToMaster.Counted counted -> counted(worker, counted.snapshot());
      case ToMaster.StopAsked asked -> end(new LoadEnd.Impossible(asked.reason()));
      case ToMaster.EndAsked asked -> end(new LoadEnd.Interrupted(asked.reason()));
      case ToMaster.Leaving leaving -> control.leave(worker, leaving.reason());
      case ToMaster.Stopped _ -> control.stopped(worker);
    }
  }

  @Override
  public void start() {
    lifetime.started();
    state.started(clockwork.now());
    fleetLoad.start();
    listener.onStart(view());
    tick();
    thread.every(TICK_MILLIS, this::tick);
  }

  private void tick() {
    if (phase() != RunView.Phase.RUNNING) {
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
    if (lifetime.isCounting()) {
      seconds.counted(worker, snapshot);
      seconds.progress(offsetNanos());
    }
  }

  private void passed(Second second) {
    if (second.isWhole()) {
      listener.onSecond(view());
    }
    if (search != null && search.hasEnded()) {
      end(new LoadEnd.Completed());
    }
    if (!end.hasBegun()) {
      state.abort(second.number() + 1).ifPresent(this::end);
    }
  }

  @Override
  public void end(LoadEnd reason) {
    end.end(reason);
  }

  /** Ends the load sooner than users may take, and the run after that time in every case. */
  void endWithin(Duration time, LoadEnd reason) {
    end.endWithin(time, reason);
  }

  /** The run as it stands. */
  RunView view() {
    RunView ended = end.lastView();
    return ended == null ? view(null) : ended;
  }

  private RunView view(@Nullable Outcome outcome) {
    return state.view(phase(), fleet.views(), clockwork.now(), lifetime.load(), outcome);
  }
}
