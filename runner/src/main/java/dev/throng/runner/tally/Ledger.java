package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everything that was counted, warm-up included. */
public final class Ledger {
  static final int CURRENT_SECONDS = 10;

  private final Scenario scenario;
  private final Tally[] names;
  private final Tally total = new Tally();
  private final long[] checksPassed;
  private final long[] checksFailed;
  private final FailureTallies failures;
  private final GeneratorTally generator = new GeneratorTally();
  private final ArrivalTally arrivals = new ArrivalTally();
  private final DistinctRows<ExceptionKey, ExceptionTally> exceptions =
      new DistinctRows<>(key -> new ExceptionKey(key.where(), DistinctRows.OTHER));
  private final ArrayDeque<Second> recent = new ArrayDeque<>();
  private int pacedSeconds;

  private record ExceptionKey(String where, String message) {}

  private static final class ExceptionTally {
    long count;
    final SortedSet<String> workers = new TreeSet<>();
  }

  public Ledger(Scenario scenario) {
    this.scenario = scenario;
    failures = new FailureTallies(scenario.names());
    names = new Tally[scenario.names().size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = new Tally();
    }
    checksPassed = new long[scenario.checks().size()];
    checksFailed = new long[scenario.checks().size()];
  }

  /** Failures and exceptions, which name their worker; the figures come with the whole second. */
  public void addErrors(String worker, Snapshot snapshot) {
    snapshot.errors().forEach(failures::add);
    for (Snapshot.ExceptionCount exception : snapshot.exceptions()) {
      ExceptionKey key = new ExceptionKey(exception.where(), exception.message());
      ExceptionTally tally = exceptions.row(key, ExceptionTally::new);
      tally.count += exception.count();
      tally.workers.add(worker);
    }
  }

  /**
   * @param judged whether the second is past the warm-up
   */
  public void add(Second second, boolean judged) {
    boolean paced = judged && second.isPaced();
    for (NameCount count : second.names()) {
      names[count.name()].add(count);
      if (paced) {
        names[count.name()].addPaced(count);
      }
      if (isRequest(count)) {
        total.add(count);
        if (paced) {
          total.addPaced(count);
        }
      }
    }
    for (int i = 0; i < checksPassed.length; i++) {
      checksPassed[i] += second.checksPassed()[i];
      checksFailed[i] += second.checksFailed()[i];
    }
    arrivals.add(second.arrivals());
    if (!second.isLate()) {
      generator.nextSecond();
    }
    second.health().forEach(generator::add);
    generator.add(second.isLate() ? second.connections().withoutOpen() : second.connections());
    if (second.isWhole()) {
      pacedSeconds += judged ? 1 : 0;
      recent.addLast(second);
      if (recent.size() > CURRENT_SECONDS) {
        recent.removeFirst();
      }
    }
  }

  private boolean isRequest(NameCount count) {
    return !scenario.names().get(count.name()).type().equals(RequestKey.TRANSACTION);
  }

  public RequestStats total() {
    Recent all = new Recent();
    recent.forEach(second -> second.names().stream().filter(this::isRequest).forEach(all::add));
    return total.stats(new RequestKey("", "Aggregated"), pacedSeconds, all.current(recent.size()));
  }

  public List<RequestStats> requests() {
    Recent[] byName = new Recent[names.length];
    Arrays.setAll(byName, _ -> new Recent());
    recent.forEach(second -> second.names().forEach(count -> byName[count.name()].add(count)));
    List<RequestStats> stats = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        stats.add(
            names[i].stats(
                scenario.names().get(i), pacedSeconds, byName[i].current(recent.size())));
      }
    }
    stats.sort(Comparator.comparing(RequestStats::key));
    return stats;
  }

  private static final class Recent {
    private final List<SparseHistogram> times = new ArrayList<>();
    private long requests;
    private long failures;

    void add(NameCount count) {
      requests += count.requests();
      failures += count.failures();
      times.add(count.responseTime().succeeded());
      times.add(count.responseTime().failed());
    }

    RequestStats.Current current(int seconds) {
      return new RequestStats.Current(new Pace(requests, failures, seconds), times);
    }
  }

  public List<FailureStats> failures(Instant startTime) {
    return failures.stats(startTime);
  }

  public ArrivalTally arrivals() {
    return arrivals;
  }

  public GeneratorStats generator() {
    return generator.stats();
  }

  public List<ExceptionStats> exceptions() {
    List<ExceptionStats> rows = new ArrayList<>();
    exceptions.forEach((key, tally) ->
        rows.add(
            new ExceptionStats(
                key.message(), key.where(), tally.count, new TreeSet<>(tally.workers))));
    rows.sort(
        Comparator.comparingLong(ExceptionStats::count)
            .reversed()
            .thenComparing(ExceptionStats::where)
            .thenComparing(ExceptionStats::message));
    return rows;
  }

  public List<CheckStats> checks() {
    List<CheckStats> rows = new ArrayList<>();
    for (int i = 0; i < checksPassed.length; i++) {
      Scenario.CheckKey key = scenario.checks().get(i);
      rows.add(
          new CheckStats(
              scenario.names().get(key.name()), key.label(), checksPassed[i], checksFailed[i]));
    }
    return rows;
  }

  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (scenario.names().contains(RequestKey.OTHER)) {
      notes.add("The manifest has more than 500 request names; the rest is counted under (other).");
    }
    if (exceptions.isExceeded() || failures.isExceeded()) {
      notes.add(
          "There were more than "
              + DistinctRows.MOST
              + " distinct failures or exceptions; the rest is counted under (other).");
    }
    long repeats = generator.stats().repeats();
    if (repeats > 0) {
      notes.add(
          repeats
              + (repeats == 1 ? " request was" : " requests were")
              + " sent once more: the server had closed the idle connection, or refused"
              + (repeats == 1 ? " it." : " them."));
    }
    return notes;
  }
}
