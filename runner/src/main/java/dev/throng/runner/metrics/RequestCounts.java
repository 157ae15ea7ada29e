package dev.throng.runner.metrics;

import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.RequestKey;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finished requests, each in one series: by class of status, and by error if it failed. */
final class RequestCounts {
  private static final String NO_ERROR = "";

  private RequestCounts() {}

  private record Series(String statusClass, String error) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
        Comparator.comparing(Series::statusClass).thenComparing(Series::error);

    @Override
    public int compareTo(Series other) {
      return ORDER.compare(this, other);
    }
  }

  static CounterSnapshot of(
      List<RequestStats> requests, List<FailureStats> failures, Instant startTime) {
    Map<RequestKey, Map<Series, Long>> failed = failed(failures);
    Map<RequestKey, Map<String, Exemplar>> traced = traced(failures, startTime);
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder().name("throng_requests").help("Finished requests.");
    for (RequestStats stats : requests) {
      Map<String, Exemplar> exemplars = traced.getOrDefault(stats.key(), Map.of());
      Map<Series, Long> counts = succeeded(stats);
      failed
          .getOrDefault(stats.key(), Map.of())
          .forEach((series, count) -> {
            counts.put(series, count);
            counts.merge(new Series(series.statusClass(), NO_ERROR), -count, Long::sum);
          });
      counts.forEach((series, count) -> {
        if (count > 0) {
          metric.dataPoint(
              CounterDataPointSnapshot.builder()
                  .labels(
                      LoadMetrics.labels(stats.key())
                          .label("status_class", series.statusClass())
                          .label("error", series.error())
                          .build())
                  .value(count)
                  .exemplar(exemplars.get(series.error()))
                  .build());
        }
      });
    }
    return metric.build();
  }

  /** As if none had failed. */
  private static Map<Series, Long> succeeded(RequestStats stats) {
    Map<Series, Long> counts = new TreeMap<>();
    long answered = 0;
    for (Map.Entry<Integer, Long> status : stats.statuses().entrySet()) {
      counts.merge(
          new Series(statusClass(status.getKey()), NO_ERROR), status.getValue(), Long::sum);
      answered += status.getValue();
    }
    counts.put(new Series(statusClass(0), NO_ERROR), stats.requests() - answered);
    return counts;
  }

  private static Map<RequestKey, Map<Series, Long>> failed(List<FailureStats> failures) {
    Map<RequestKey, Map<Series, Long>> failed = new HashMap<>();
    for (FailureStats failure : failures) {
      Map<Series, Long> counts = failed.computeIfAbsent(failure.key(), _ -> new TreeMap<>());
      failure
          .statuses()
          .forEach((status, count) ->
              counts.merge(new Series(statusClass(status), failure.error()), count, Long::sum));
    }
    return failed;
  }

  /** By the errors' texts. */
  private static Map<RequestKey, Map<String, Exemplar>> traced(
      List<FailureStats> failures, Instant startTime) {
    Map<RequestKey, Map<String, Exemplar>> traced = new HashMap<>();
    for (FailureStats failure : failures) {
      if (!failure.traced().isEmpty()) {
        traced
            .computeIfAbsent(failure.key(), _ -> new HashMap<>())
            .put(failure.error(), TraceExemplars.counted(failure.traced().getLast(), startTime));
      }
    }
    return traced;
  }

  private static String statusClass(int status) {
    return status == 0 ? "none" : status / 100 + "xx";
  }
}
