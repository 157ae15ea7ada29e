package dev.throng.runner.simulation;

import dev.throng.runner.catalogue.CheckKey;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.SimulatedTarget.Fate;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.worker.CountingLoops;
import java.util.Arrays;
import java.util.List;

/** What a worker counts in the real recorders, and notes in the log as what really happened. */
final class SimulatedCounts {
  private static final int LOOPS = 2;
  private static final Fate CUT_OFF = new Fate(0, End.UNFINISHED, 0, "", false);

  private final int worker;
  private final Log log;
  private final Scenario scenario;
  private final CountingLoops counts;
  private int second;

  SimulatedCounts(int worker, Log log, Scenario scenario) {
    this.worker = worker;
    this.log = log;
    this.scenario = scenario;
    counts = new CountingLoops(scenario, LOOPS);
  }

  /** From now on it is this second of the load. */
  void begin(int atSecond) {
    second = atSecond;
  }

  void arrival(Log.Arrival.Became became) {
    log.arrivals.add(new Log.Arrival(worker, second, became));
  }

  /** Everything of the second that is over; the next one begins. */
  Snapshot snapshot(
      int[] users,
      int withdrawn,
      ArrivalCount arrivals,
      long lagMicros,
      long throttledMicros,
      boolean last) {
    log.reports.add(
        new Log.Report(
            worker,
            second,
            Arrays.stream(users).sum(),
            withdrawn,
            lagMicros,
            throttledMicros,
            last));
    return counts.snapshot(second++, users, withdrawn, arrivals, lagMicros, throttledMicros, last);
  }

  /**
   * @param millis of the load
   */
  void count(SimulatedUser user, Fate fate, long responseMicros, long serviceMicros, long millis) {
    String name = nameOf(user);
    int index = index(name);
    int loop = user.number();
    long responseNanos = responseMicros * 1000;
    long serviceNanos = serviceMicros * 1000;
    switch (fate.end()) {
      case ANSWERED -> {
        counts.answered(
            loop, index, fate.status(), responseNanos, serviceNanos, fate.failure(), millis);
        counts.check(loop, index(scenario.catalogue().checks(), index), fate.checkHolds());
      }
      case UNANSWERED ->
          counts.unanswered(loop, index, responseNanos, serviceNanos, fate.failure(), millis);
      case BROKE_OFF -> counts.exception(loop, "task", fate.failure());
      case UNFINISHED -> throw new IllegalArgumentException("no fate ends so");
    }
    boolean failed = !fate.failure().isEmpty();
    if (fate.end() != End.BROKE_OFF) {
      counts.taskCompleted(loop);
    }
    note(name, fate.end(), fate, responseMicros, serviceMicros);
    if (fate.end() != End.BROKE_OFF && isInTransaction(user)) {
      counts.transaction(loop, index(Log.TRANSACTION), serviceNanos, failed, millis);
      Fate whole = new Fate(0, End.UNANSWERED, 0, failed ? CountingLoops.PART_FAILED : "", false);
      note(Log.TRANSACTION, End.UNANSWERED, whole, serviceMicros, serviceMicros);
    }
  }

  void unfinished(SimulatedUser user, long responseMicros, long serviceMicros) {
    counts.unfinished(user.number(), index(nameOf(user)), responseMicros * 1000);
    note(nameOf(user), End.UNFINISHED, CUT_OFF, responseMicros, responseMicros);
    if (isInTransaction(user)) {
      counts.unfinished(user.number(), index(Log.TRANSACTION), serviceMicros * 1000);
      note(Log.TRANSACTION, End.UNFINISHED, CUT_OFF, serviceMicros, serviceMicros);
    }
  }

  private void note(String name, End end, Fate fate, long responseMicros, long serviceMicros) {
    log.entries.add(
        new Log.Entry(
            worker,
            second,
            name,
            end,
            fate.status(),
            fate.failure(),
            responseMicros,
            serviceMicros,
            fate.checkHolds()));
  }

  private boolean isInTransaction(SimulatedUser user) {
    return nameOf(user).equals("GET /b");
  }

  private String nameOf(SimulatedUser user) {
    return scenario.classes().get(user.userClass()).name().equals("A") ? "GET /a" : "GET /b";
  }

  private int index(String name) {
    for (int i = 0; i < scenario.catalogue().names().size(); i++) {
      RequestKey key = scenario.catalogue().names().get(i);
      if (name.equals(key.type().equals(RequestKey.TRANSACTION) ? key.name() : key.toString())) {
        return i;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static int index(List<CheckKey> checks, int name) {
    return checks.stream().map(CheckKey::name).toList().indexOf(name);
  }
}
