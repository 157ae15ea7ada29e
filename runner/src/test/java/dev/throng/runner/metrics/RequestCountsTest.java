package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.tally.Counts;
import dev.throng.runner.tally.FailureTallies;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTest {
  private static final RequestKey KEY = new RequestKey("GET", "/a");

  @Test
  void eachRequestIsInOneSeriesByClassOfStatusAndError() {
    CounterSnapshot metric =
        counts(
            count(20, 9, Map.of(200, 12L, 204, 2L, 503, 4L)),
            new ErrorCount(0, 503, "status 503", 4, 0, 0),
            new ErrorCount(0, 200, "no cart", 2, 0, 0),
            new ErrorCount(0, 204, "no cart", 1, 0, 0),
            new ErrorCount(0, 0, "timeout after 1s", 2, 0, 0));

    assertThat(metric.getDataPoints().stream().mapToDouble(point -> point.getValue()).sum())
        .isEqualTo(20);
    assertThat(of(metric, "2xx", "")).isEqualTo(11);
    assertThat(of(metric, "2xx", "no cart")).isEqualTo(3);
    assertThat(of(metric, "5xx", "status 503")).isEqualTo(4);
    assertThat(of(metric, "none", "timeout after 1s")).isEqualTo(2);
    assertThat(metric.getDataPoints()).hasSize(4);
  }

  @Test
  void aThousandErrorsMakeNoMoreThanFiveHundredAndOneSeries() {
    ErrorCount[] errors = new ErrorCount[1000];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = new ErrorCount(0, 500, "error " + i, 1, 0, 0);
    }

    CounterSnapshot metric = counts(count(1000, 1000, Map.of(500, 1000L)), errors);

    assertThat(metric.getDataPoints()).hasSize(501);
    assertThat(of(metric, "5xx", "(other)")).isEqualTo(500);
  }

  private static CounterSnapshot counts(NameCount count, ErrorCount... errors) {
    Counts counts = new Counts();
    counts.add(count);
    FailureTallies failures = new FailureTallies(List.of(KEY));
    for (ErrorCount error : errors) {
      failures.add(error);
    }
    return RequestCounts.of(
        List.of(counts.stats(KEY, 0, 0)), failures.stats(Instant.EPOCH), Instant.EPOCH);
  }

  private static double of(CounterSnapshot metric, String statusClass, String error) {
    Labels labels =
        Labels.of("method", "GET", "request", "/a", "status_class", statusClass, "error", error);
    return metric.getDataPoints().stream()
        .filter(point -> point.getLabels().equals(labels))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static NameCount count(long requests, long failures, Map<Integer, Long> statuses) {
    return NameCount.of(
        0,
        Map.of(
            TimeFigure.RESPONSE, times(requests - failures),
            TimeFigure.FAILED_RESPONSE, times(failures)),
        0,
        0,
        statuses);
  }

  private static SparseHistogram times(long count) {
    LatencyHistogram times = new LatencyHistogram();
    times.record(1, count);
    return times.toSparse();
  }
}
