package dev.throng.runner.simulation;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.SimulatedTarget.Fate;
import dev.throng.runner.worker.CountingLoops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hears and reports as a worker does; its users are played, what they do is counted for real. */
final class SimulatedWorker implements WorkerPort {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final int LOOPS = 2;
  private static final long USUAL_LAG_MICROS = 900;

  private final int number;
  private final Machine loops;
  private final SimulatedTarget target;
  private final Log log;
  private final MasterPort master;
  private final CountingLoops counts;
  private final int classes;
  private final long seed;
  private final Map<Integer, SimulatedUser> dealt = new LinkedHashMap<>();
  private final List<SimulatedUser> all = new ArrayList<>();
  private long startNanos = -1;
  private long stopTimeoutNanos;
  private long lagMicros = USUAL_LAG_MICROS;
  private int second;
  private int releases;
  private boolean stopping;
  private boolean stopped;

  SimulatedWorker(
      int number,
      Machine loops,
      SimulatedTarget target,
      Log log,
      MasterPort master,
      Scenario scenario,
      long seed) {
    this.number = number;
    this.loops = loops;
    this.target = target;
    this.log = log;
    this.master = master;
    this.seed = seed;
    counts = new CountingLoops(scenario, LOOPS);
    classes = scenario.classes().size();
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
      case ToWorker.ShareArrivals _, ToWorker.ShareConnections _ -> {}
      case ToWorker.Stop stop -> stop(stop.timeoutNanos());
    }
  }

  private void prepare(LoadTestSpec spec) {
    stopTimeoutNanos = spec.load().stopTimeout().toNanos();
    loops.later(() -> master.tell(new ToMaster.Ready()), 20);
  }

  private void start(long atNanos) {
    if (startNanos >= 0) {
      return;
    }
    startNanos = loops.nanoTime() - atNanos;
    second = (int) (atNanos / SECOND_NANOS);
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
    } else if (!stopping && !dealt.containsKey(change.user())) {
      SimulatedUser user =
          new SimulatedUser(change.user(), change.userClass(), this, seed * 31 + change.user());
      dealt.put(change.user(), user);
      all.add(user);
      user.iterate();
    }
  }

  private void stop(int user, long timeoutNanos) {
    SimulatedUser leaver = dealt.remove(user);
    if (leaver != null) {
      leaver.stop(timeoutNanos);
    }
  }

  private void release() {
    releases++;
    List.copyOf(dealt.keySet()).forEach(user -> stop(user, stopTimeoutNanos));
  }

  private void stop(long timeoutNanos) {
    if (!stopping) {
      stopping = true;
      List.copyOf(all).forEach(user -> user.stop(timeoutNanos));
      finishIfEmpty();
    }
  }

  void ended(SimulatedUser user) {
    dealt.remove(user.number(), user);
    all.remove(user);
    finishIfEmpty();
  }

  private void finishIfEmpty() {
    if (stopping && !stopped && all.isEmpty()) {
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

  void askToStop() {
    master.tell(new ToMaster.StopAsked("a user's onStart failed"));
  }

  private void report(boolean last) {
    if (stopped && !last) {
      return;
    }
    int[] users = new int[classes];
    all.forEach(user -> users[user.userClass()]++);
    log.reports.add(new Log.Report(number, second, all.size(), lagMicros, last));
    master.tell(new ToMaster.Counted(counts.snapshot(second, users, lagMicros, last)));
    second++;
  }

  void count(SimulatedUser user, Fate fate, long micros) {
    int name = user.userClass();
    int loop = user.number();
    switch (fate.end()) {
      case ANSWERED -> counts.answered(loop, name, fate.status(), micros * 1000, micros * 1000);
      case UNANSWERED -> counts.unanswered(loop, name, micros * 1000, micros * 1000);
      case BROKE_OFF -> counts.exception(loop, "task", fate.failure());
      case UNFINISHED -> throw new IllegalArgumentException("no fate ends so");
    }
    if (fate.end() != End.BROKE_OFF) {
      counts.taskCompleted(loop);
    }
    if (fate.end() == End.ANSWERED) {
      counts.check(loop, name, fate.checkHolds());
    }
    if (fate.end() != End.BROKE_OFF && !fate.failure().isEmpty()) {
      counts.failed(loop, name, fate.failure(), (loops.nanoTime() - startNanos) / 1_000_000);
    }
    log.entries.add(
        new Log.Entry(
            number,
            second,
            name,
            fate.end(),
            fate.status(),
            fate.failure(),
            micros,
            micros,
            fate.checkHolds()));
  }

  void countUnfinished(SimulatedUser user, long micros) {
    counts.unfinished(user.number(), user.userClass(), micros * 1000);
    log.entries.add(
        new Log.Entry(number, second, user.userClass(), End.UNFINISHED, 0, "", micros, 0, false));
  }
}
