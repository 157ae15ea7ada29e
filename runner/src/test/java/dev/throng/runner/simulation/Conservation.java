package dev.throng.runner.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.simulation.Log.Arrival.Became;
import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.Log.Entry;
import dev.throng.runner.stats.RequestKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Nothing that the target saw is lost, doubled or changed on its way to the result. */
final class Conservation {
  private static final Pattern SAID =
      Pattern.compile("after (?:the first (\\d+) s|second (-?\\d+)) is not counted");

  /** How much larger a bucket's highest value may be than its lowest, at 3 digits. */
  private static final double BUCKET = 1.001;

  private final RunView view;
  private final Log log;
  private final Replay replay;
  private final List<Entry> arrived;
  private final List<Entry> missing;

  Conservation(RunView view, Log log, Replay replay) {
    this.view = view;
    this.log = log;
    this.replay = replay;
    Map<Boolean, List<Entry>> parts =
        log.entries.stream()
            .collect(
                Collectors.partitioningBy(
                    entry -> replay.reports().hasArrived(entry.worker(), entry.second())));
    arrived = parts.getOrDefault(true, List.of());
    missing = parts.getOrDefault(false, List.of());
  }

  void check() {
    figures("Aggregated", view.total(), entry -> !entry.isTransaction());
    for (RequestStats stats : view.requests()) {
      boolean transaction = stats.key().type().equals(RequestKey.TRANSACTION);
      String name = transaction ? stats.key().name() : stats.key().toString();
      figures(name, stats, entry -> entry.name().equals(name));
    }
    arrivals();
    failures();
    assertThat(sum(view.exceptions(), ExceptionStats::count))
        .as("tasks that broke off")
        .isEqualTo(count(entry -> entry.end() == End.BROKE_OFF));
    assertThat(sum(view.checks(), CheckStats::passed))
        .as("checks that held")
        .isEqualTo(count(entry -> entry.end() == End.ANSWERED && entry.checked()));
    assertThat(sum(view.checks(), CheckStats::failed))
        .as("checks that did not hold")
        .isEqualTo(count(entry -> entry.end() == End.ANSWERED && !entry.checked()));
    missing.forEach(this::isSaidToBeMissing);
  }

  private void arrivals() {
    long started = arrivals(Became.STARTED);
    long noFreeUser = arrivals(Became.NO_FREE_USER);
    long late = arrivals(Became.LATE);
    long due = started + noFreeUser + late;
    long planned = Math.max(due, replay.arrivalsDue());
    assertThat(view.arrivals())
        .isEqualTo(
            new ArrivalStats(
                planned, started, arrivals(Became.WITHDRAWN), noFreeUser, late, planned - due));
  }

  private long arrivals(Became became) {
    return log.arrivals.stream()
        .filter(arrival -> arrival.became() == became)
        .filter(arrival -> replay.reports().hasArrived(arrival.worker(), arrival.second()))
        .count();
  }

  private void figures(String name, RequestStats stats, Predicate<Entry> ofName) {
    List<Entry> requests = arrived.stream().filter(ofName).filter(Entry::isRequest).toList();
    assertThat(stats.requests()).as("requests of " + name).isEqualTo(requests.size());
    assertThat(stats.failures())
        .as("failures of " + name)
        .isEqualTo(requests.stream().filter(Entry::failed).count());
    assertThat(stats.unfinished())
        .as("unfinished of " + name)
        .isEqualTo(count(ofName.and(entry -> entry.end() == End.UNFINISHED)));
    assertThat(stats.statuses())
        .as("statuses of " + name)
        .isEqualTo(
            requests.stream()
                .filter(entry -> entry.end() == End.ANSWERED)
                .collect(
                    Collectors.groupingBy(Entry::status, TreeMap::new, Collectors.counting())));
    long[] micros = requests.stream().mapToLong(Entry::responseMicros).sorted().toArray();
    assertThat(Math.round(stats.responseTime().meanMicros() * micros.length))
        .as("sum of times of " + name)
        .isEqualTo(Arrays.stream(micros).sum());
    if (micros.length > 0) {
      assertThat(stats.responseTime().minMicros()).as("min of " + name).isEqualTo(micros[0]);
      assertThat(stats.responseTime().maxMicros())
          .as("max of " + name)
          .isEqualTo(micros[micros.length - 1]);
      for (int percent : new int[] {1, 50, 90, 99}) {
        long exact = micros[Math.max(1, Math.ceilDiv(percent * micros.length, 100)) - 1];
        assertThat((double) stats.responseTime().percentileMicros(percent))
            .as("p" + percent + " of " + name)
            .isBetween((double) exact, exact * BUCKET);
      }
    }
  }

  private void failures() {
    assertThat(sum(view.failures(), FailureStats::occurrences))
        .as("failures by text")
        .isEqualTo(count(entry -> entry.isRequest() && entry.failed()));
    Map<String, Long> byText =
        arrived.stream()
            .filter(entry -> entry.isRequest() && entry.failed())
            .collect(Collectors.groupingBy(Entry::failure, TreeMap::new, Collectors.counting()));
    Map<String, Long> shown = new TreeMap<>();
    view.failures().forEach(row -> shown.merge(row.error(), row.occurrences(), Long::sum));
    shown.forEach((text, count) -> {
      if (byText.containsKey(text)) {
        assertThat(count).as("failures called " + text).isEqualTo(byText.get(text));
      }
    });
  }

  private void isSaidToBeMissing(Entry entry) {
    boolean said =
        view.notes().stream()
            .filter(note -> note.contains("orker w" + entry.worker() + " "))
            .map(SAID::matcher)
            .filter(Matcher::find)
            .anyMatch(found -> entry.second() >= firstUncounted(found));
    assertThat(said).as("a note that says that " + entry + " is missing: " + view.notes()).isTrue();
  }

  private static int firstUncounted(Matcher found) {
    return found.group(1) == null
        ? Integer.parseInt(found.group(2)) + 1
        : Integer.parseInt(found.group(1));
  }

  private long count(Predicate<Entry> entries) {
    return arrived.stream().filter(entries).count();
  }

  private static <R> long sum(List<R> rows, ToLongFunction<R> count) {
    return rows.stream().mapToLong(count).sum();
  }
}
