package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.Times;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.Traces;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.stats.GrowingHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was counted under one name, or under all: since the start, and in the last seconds. */
public final class Counts {
  /**
   * As many whole seconds are current. Their histograms are kept, since percentiles cannot be put
   * together from those of the history.
   */
  private static final int CURRENT_SECONDS = 10;

  private final Map<TimeFigure, GrowingHistogram> times = new EnumMap<>(TimeFigure.class);
  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private final ArrayDeque<Recent> recent = new ArrayDeque<>();
  private long requests;
  private long failures;
  private long pacedRequests;
  private long pacedFailures;
  private long bytesReceived;
  private long bytesSent;
  private @Nullable TraceTally traces;
  private @Nullable Sums sums;

  /** What ended in one of the last seconds. */
  private record Recent(int second, long requests, long failures, Times responseTime) {}

  /** As they stood, for readers on any thread. */
  private record Sums(
      Map<TimeFigure, Distribution> times, SortedMap<Integer, Long> statuses, Traces traces) {}

  public Counts() {
    for (TimeFigure figure : TimeFigure.values()) {
      times.computeIfAbsent(figure.ofAll(), _ -> new GrowingHistogram());
    }
  }

  public void add(NameCount count) {
    sums = null;
    requests += count.requests();
    failures += count.failures();
    bytesReceived += count.bytesReceived();
    bytesSent += count.bytesSent();
    for (TimeFigure figure : TimeFigure.values()) {
      of(figure.ofAll()).add(count.times(figure));
    }
    count.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum));
    addTraced(count);
  }

  /** Takes what began a trace, and nothing else. */
  void addTraced(NameCount count) {
    if (!count.slowest().isEmpty()) {
      sums = null;
      traces = traces == null ? new TraceTally() : traces;
      traces.add(count.slowest());
    }
  }

  /** Takes what ended in a whole judged second of load, beside {@link #add}. */
  public void addPaced(NameCount count) {
    pacedRequests += count.requests();
    pacedFailures += count.failures();
  }

  /**
   * Takes what ended in a whole second of load, beside {@link #add}.
   *
   * @param second which of the whole seconds it was, from 0; they come in order
   */
  public void addCurrent(int second, NameCount count) {
    while (!recent.isEmpty() && recent.getFirst().second() <= second - CURRENT_SECONDS) {
      recent.removeFirst();
    }
    recent.addLast(new Recent(second, count.requests(), count.failures(), count.responseTime()));
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return requests == 0 && unfinished() == 0;
  }

  private long unfinished() {
    return of(TimeFigure.UNFINISHED).count();
  }

  @SuppressWarnings("NullAway") // there is one for each figure of all
  private GrowingHistogram of(TimeFigure figure) {
    return times.get(figure);
  }

  /**
   * As they stand; what is added later does not change it.
   *
   * @param pacedSeconds how many seconds {@link #addPaced} is about
   * @param wholeSeconds how many whole seconds there were
   */
  public RequestStats stats(RequestKey key, int pacedSeconds, int wholeSeconds) {
    Sums current = sums();
    return new RequestStats(
        key,
        requests,
        failures,
        unfinished(),
        current.times(),
        bytesReceived,
        bytesSent,
        current.statuses(),
        new Pace(pacedRequests, pacedFailures, pacedSeconds),
        current(wholeSeconds),
        current.traces());
  }

  private Sums sums() {
    Sums current = sums;
    if (current == null) {
      Map<TimeFigure, Distribution> snapshots = new EnumMap<>(TimeFigure.class);
      times.forEach((figure, histogram) -> snapshots.put(figure, histogram.snapshot()));
      current =
          new Sums(
              Collections.unmodifiableMap(snapshots),
              Collections.unmodifiableSortedMap(new TreeMap<>(statuses)),
              traces == null ? Traces.NONE : traces.traces());
      sums = current;
    }
    return current;
  }

  private RequestStats.Current current(int wholeSeconds) {
    List<SparseHistogram> responseTimes = new ArrayList<>();
    long ended = 0;
    long failed = 0;
    for (Recent one : recent) {
      if (one.second() >= wholeSeconds - CURRENT_SECONDS) {
        ended += one.requests();
        failed += one.failures();
        responseTimes.add(one.responseTime().succeeded());
        responseTimes.add(one.responseTime().failed());
      }
    }
    int seconds = Math.min(wholeSeconds, CURRENT_SECONDS);
    return new RequestStats.Current(new Pace(ended, failed, seconds), responseTimes);
  }
}
