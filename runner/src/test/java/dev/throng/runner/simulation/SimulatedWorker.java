package dev.throng.runner.simulation;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.simulation.SimulatedTarget.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hears and reports as a worker does; its users are played, what they do is counted for real. */
final class SimulatedWorker implements WorkerPort {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long USUAL_LAG_MICROS = 900;
  private static final long THROTTLED_MICROS = 80_000;
  private static final int FIRST_ARRIVAL_USER = 100_000;
  private static final long END_PATIENCE_NANOS = 250_000_000L;

  private final int number;
  private final Machine loops;
  private final SimulatedTarget target;
  private final MasterPort master;
  private final SimulatedCounts counts;
  private final Scenario scenario;
  private final Course course;
  private final Map<Integer, SimulatedUser> dealt = new LinkedHashMap<>();
  private final List<SimulatedUser> all = new ArrayList<>();
  private final List<SimulatedArrivals> models = new ArrayList<>();
  private final Set<Integer> withdrawn = new HashSet<>();
  private long startNanos = -1;
  private long stopTimeoutNanos;
  private long lagMicros = USUAL_LAG_MICROS;
  private int releases;
  private boolean throttled;
  private boolean stopping;
  private boolean ending;
  private boolean stopped;

  SimulatedWorker(
      int number,
      Machine loops,
      SimulatedTarget target,
      Log log,
      MasterPort master,
      Scenario scenario,
      Course course) {
    this.number = number;
    this.loops = loops;
    this.target = target;
    this.master = master;
    this.scenario = scenario;
    this.course = course;
    counts = new SimulatedCounts(number, log, scenario);
  }

  Machine loops() {
    return loops;
  }

  SimulatedTarget target() {
    return target;
  }

  @Override
  public void tell(ToWorker message) {
    loops.after(0, () -> handle(message));
  }

  private void handle(ToWorker message) {
    switch (message) {
      case ToWorker.Prepare prepare -> prepare(prepare.spec());
      case ToWorker.Start start -> start(start.atNanos());
      case ToWorker.ChangeUsers change -> change.changes().forEach(this::change);
      case ToWorker.ReleaseUsers _ -> release();
      case ToWorker.ShareArrivals share -> models.forEach(model -> model.share(share));
      case ToWorker.ShareConnections _ -> {}
      case ToWorker.Stop stop -> stop(stop);
    }
  }

  private void prepare(LoadTestSpec spec) {
    stopTimeoutNanos = spec.load().stopTimeout().toNanos();
    if (models.isEmpty()) {
      for (Arrivals arrivals : spec.load().arrivals()) {
        int userClass = scenario.classIndex(arrivals.userClass());
        models.add(
            new SimulatedArrivals(this, userClass, new ArrivalSchedule(arrivals), models.size()));
      }
    }
    loops.later(() -> master.tell(new ToMaster.Ready()), 20);
  }

  private void start(long atNanos) {
    if (startNanos >= 0) {
      return;
    }
    startNanos = loops.nanoTime() - atNanos;
    int second = (int) (atNanos / SECOND_NANOS);
    counts.begin(second);
    loops.repeat(startNanos + (second + 1) * SECOND_NANOS, SECOND_NANOS, () -> report(false));
  }

  private void change(ToWorker.UserChange change) {
    int release = releases;
    loops.at(
        startNanos + change.atNanos(),
        () -> {
          if (release == releases) {
            apply(change);
          }
        });
  }

  private void apply(ToWorker.UserChange change) {
    if (!change.starts()) {
      stop(change.user(), stopTimeoutNanos);
    } else if (!ending && !dealt.containsKey(change.user())) {
      SimulatedUser user = user(null, change.userClass(), change.user());
      dealt.put(change.user(), user);
      user.begin(loops.nanoTime());
    }
  }

  private SimulatedUser user(@Nullable SimulatedArrivals model, int userClass, int user) {
    long seed = (course.seed() + number) * 31 + user;
    SimulatedUser made = new SimulatedUser(user, userClass, this, model, seed);
    all.add(made);
    return made;
  }

  /** One more user of an open model. */
  SimulatedUser userOf(SimulatedArrivals model, int userClass, int made) {
    return user(model, userClass, FIRST_ARRIVAL_USER * (userClass + 1) + made);
  }

  private void stop(int user, long timeoutNanos) {
    withdrawn.remove(user);
    SimulatedUser leaver = dealt.remove(user);
    if (leaver != null) {
      leaver.stop(timeoutNanos);
    }
  }

  private void release() {
    releases++;
    withdrawn.clear();
    models.forEach(SimulatedArrivals::rest);
    List.copyOf(dealt.keySet()).forEach(user -> stop(user, stopTimeoutNanos));
  }

  private void stop(ToWorker.Stop stop) {
    if (!stopping) {
      stopping = true;
      long earlyNanos = startNanos + stop.endNanos() - loops.nanoTime();
      boolean waits = startNanos >= 0 && earlyNanos > 0 && earlyNanos <= END_PATIENCE_NANOS;
      loops.after(waits ? earlyNanos : 0, () -> endLoad(stop));
    }
  }

  private void endLoad(ToWorker.Stop stop) {
    models.forEach(model -> model.end(stop.endNanos()));
    ending = true;
    List.copyOf(all).forEach(user -> user.stop(stop.timeoutNanos()));
    finishIfEmpty();
  }

  /** A user of the master's ends for good, since its onStart failed. */
  void withdraws(SimulatedUser user) {
    if (dealt.containsKey(user.number())) {
      withdrawn.add(user.number());
    }
  }

  int withdrawPercent() {
    return course.load().withdrawPercent();
  }

  long startNanos() {
    return startNanos;
  }

  void noteArrival(Log.Arrival.Became became) {
    counts.arrival(became);
  }

  void ended(SimulatedUser user) {
    dealt.remove(user.number(), user);
    all.remove(user);
    finishIfEmpty();
  }

  private void finishIfEmpty() {
    if (ending && !stopped && all.isEmpty()) {
      stopped = true;
      if (startNanos >= 0) {
        report(true);
      }
      master.tell(new ToMaster.Stopped());
    }
  }

  /** From now on its loops run so late. */
  void lag(long micros) {
    lagMicros = micros;
  }

  void usualLag() {
    lagMicros = USUAL_LAG_MICROS;
  }

  /** Whether a CPU limit holds it back. */
  void throttle(boolean now) {
    throttled = now;
  }

  void askToStop() {
    master.tell(new ToMaster.StopAsked("a user's onStart failed"));
  }

  private void report(boolean last) {
    if (stopped && !last) {
      return;
    }
    int[] users = new int[scenario.classes().size()];
    all.stream().filter(SimulatedUser::isRunning).forEach(user -> users[user.userClass()]++);
    long throttledMicros = throttled ? THROTTLED_MICROS : 0;
    ArrivalCount arrivals =
        models.stream().map(SimulatedArrivals::drain).reduce(ArrivalCount.NONE, ArrivalCount::plus);
    master.tell(
        new ToMaster.Counted(
            counts.snapshot(users, withdrawn.size(), arrivals, lagMicros, throttledMicros, last)));
  }

  void count(SimulatedUser user, Fate fate, long responseMicros, long serviceMicros) {
    long millis = (loops.nanoTime() - startNanos) / 1_000_000;
    counts.count(user, fate, responseMicros, serviceMicros, millis);
  }

  void countUnfinished(SimulatedUser user, long responseMicros, long serviceMicros) {
    counts.unfinished(user, responseMicros, serviceMicros);
  }
}
