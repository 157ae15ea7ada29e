package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** In which ways requests failed: a bounded number of them. */
public final class FailureTallies {
  /** Distinct failures of a run; what is beyond them is counted together. */
  public static final int MAX_DISTINCT = 500;

  public static final String OTHER = "(other)";

  private final List<RequestKey> names;
  private final Map<Key, Row> rows = new HashMap<>();
  private boolean exceeded;

  private record Key(int name, String error) {}

  private static final class Row {
    long count;
    long firstMillis = Long.MAX_VALUE;
    long lastMillis;
    final SortedMap<Integer, Long> statuses = new TreeMap<>();
  }

  public FailureTallies(List<RequestKey> names) {
    this.names = names;
  }

  public void add(ErrorCount error) {
    Key key = new Key(error.name(), error.error());
    if (rows.size() >= MAX_DISTINCT && !rows.containsKey(key)) {
      key = new Key(error.name(), OTHER);
      exceeded = true;
    }
    Row row = rows.computeIfAbsent(key, _ -> new Row());
    row.count += error.count();
    row.firstMillis = Math.min(row.firstMillis, error.firstMillis());
    row.lastMillis = Math.max(row.lastMillis, error.lastMillis());
    row.statuses.merge(error.status(), error.count(), Long::sum);
  }

  /** Whether there were more than {@link #MAX_DISTINCT}. */
  public boolean isExceeded() {
    return exceeded;
  }

  /** The most frequent first. */
  public List<FailureStats> stats(Instant startTime) {
    List<FailureStats> stats = new ArrayList<>();
    rows.forEach((key, row) ->
        stats.add(
            new FailureStats(
                names.get(key.name()),
                key.error(),
                row.count,
                startTime.plusMillis(row.firstMillis),
                startTime.plusMillis(row.lastMillis),
                new TreeMap<>(row.statuses))));
    stats.sort(
        Comparator.comparingLong(FailureStats::occurrences)
            .reversed()
            .thenComparing(FailureStats::key)
            .thenComparing(FailureStats::error));
    return stats;
  }
}
