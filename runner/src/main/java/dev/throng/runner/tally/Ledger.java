package dev.throng.runner.tally;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.catalogue.CheckKey;
import dev.throng.runner.catalogue.Numbered;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.RequestKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Everything that was counted, warm-up included. */
public final class Ledger {
  private final Catalogue catalogue;
  private final Numbered<Counts> names = new Numbered<>(Counts::new);
  private final Counts total = new Counts();
  private final long[] checksPassed;
  private final long[] checksFailed;
  private final FailureTallies failures;
  private final GeneratorTally generator = new GeneratorTally();
  private final ArrivalTally arrivals = new ArrivalTally();
  private final DistinctRows<ExceptionKey, ExceptionTally> exceptions =
      new DistinctRows<>(key -> new ExceptionKey(key.where(), DistinctRows.OTHER));
  private int wholeSeconds;
  private int pacedSeconds;

  private record ExceptionKey(String where, String message) {}

  private static final class ExceptionTally {
    long count;
    final SortedSet<String> workers = new TreeSet<>();
  }

  public Ledger(Catalogue catalogue) {
    this.catalogue = catalogue;
    failures = new FailureTallies(catalogue.names());
    checksPassed = new long[catalogue.checks().size()];
    checksFailed = new long[catalogue.checks().size()];
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
      add(names.get(count.name()), count, second, paced);
    }
    second.requests().forEach(total::addTraced);
    add(total, second.all(), second, paced);
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
      wholeSeconds++;
    }
  }

  private void add(Counts counts, NameCount count, Second second, boolean paced) {
    counts.add(count);
    if (paced) {
      counts.addPaced(count);
    }
    if (second.isWhole()) {
      counts.addCurrent(wholeSeconds, count);
    }
  }

  public RequestStats total() {
    return total.stats(new RequestKey("", "Aggregated"), pacedSeconds, wholeSeconds);
  }

  public List<RequestStats> requests() {
    List<RequestStats> stats = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        stats.add(names.get(i).stats(catalogue.names().get(i), pacedSeconds, wholeSeconds));
      }
    }
    stats.sort(Comparator.comparing(RequestStats::key));
    return stats;
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
      CheckKey key = catalogue.checks().get(i);
      rows.add(
          new CheckStats(
              catalogue.names().get(key.name()), key.label(), checksPassed[i], checksFailed[i]));
    }
    return rows;
  }

  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (catalogue.isExceeded()) {
      notes.add("The test has more than 500 request names; the rest is counted under (other).");
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
