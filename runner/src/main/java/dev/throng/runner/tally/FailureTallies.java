package dev.throng.runner.tally;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TracedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which ways requests failed: a bounded number of them. */
public final class FailureTallies {
  /** Of at most 2 KiB each. */
  static final int MOST_SAMPLES = 100;

  /** Of one way of failing. */
  static final int MOST_TRACED = 3;

  private final List<RequestKey> names;
  private final DistinctRows<Key, Row> rows =
      new DistinctRows<>(key -> new Key(key.name(), DistinctRows.OTHER));

  private int samples;

  private record Key(int name, String error) {}

  private static final class Row {
    long count;
    long firstMillis = Long.MAX_VALUE;
    long lastMillis;
    final SortedMap<Integer, Long> statuses = new TreeMap<>();
    @Nullable FailedAnswer sample;
    final List<TracedRequest> traced = new ArrayList<>(0);
  }

  public FailureTallies(List<RequestKey> names) {
    this.names = names;
  }

  public void add(ErrorCount error) {
    Row row = rows.row(new Key(error.name(), error.error()), Row::new);
    row.count += error.count();
    row.firstMillis = Math.min(row.firstMillis, error.firstMillis());
    row.lastMillis = Math.max(row.lastMillis, error.lastMillis());
    row.statuses.merge(error.status(), error.count(), Long::sum);
    if (row.sample == null && error.sample() != null && samples < MOST_SAMPLES) {
      row.sample = error.sample();
      samples++;
    }
    if (error.traced() != null && row.traced.size() < MOST_TRACED) {
      row.traced.add(error.traced());
    }
  }

  /** Whether there were more than {@link DistinctRows#MOST}. */
  public boolean isExceeded() {
    return rows.isExceeded();
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
                new TreeMap<>(row.statuses),
                row.sample,
                List.copyOf(row.traced))));
    stats.sort(
        Comparator.comparingLong(FailureStats::occurrences)
            .reversed()
            .thenComparing(FailureStats::key)
            .thenComparing(FailureStats::error));
    return stats;
  }
}
