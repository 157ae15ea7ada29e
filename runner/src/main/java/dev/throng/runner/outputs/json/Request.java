package dev.throng.runner.outputs.json;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.TimeFigure;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What was counted under one name.
 *
 * @param requestsPerSecond over the judged time
 * @param failuresPerSecond likewise
 * @param current the last 10 whole seconds
 * @param slowestTraces of the slowest requests that began a trace
 */
record Request(
    String type,
    String name,
    long requests,
    long failures,
    double failureRatio,
    long unfinished,
    double requestsPerSecond,
    double failuresPerSecond,
    long bytesReceived,
    long bytesSent,
    SortedMap<Integer, Long> statuses,
    Times responseTimeMillis,
    Times serviceTimeMillis,
    Times connectTimeMillis,
    Times firstByteTimeMillis,
    Current current,
    List<TraceRow> slowestTraces) {

  record Current(double requestsPerSecond, double failuresPerSecond, Times responseTimeMillis) {}

  static Request of(RequestStats stats, Instant startTime) {
    return new Request(
        stats.key().type(),
        stats.key().name(),
        stats.requests(),
        stats.failures(),
        stats.failureRatio(),
        stats.unfinished(),
        rounded(stats.pace().requestsPerSecond()),
        rounded(stats.pace().failuresPerSecond()),
        stats.bytesReceived(),
        stats.bytesSent(),
        stats.statuses(),
        Times.of(stats.responseTime()),
        Times.of(stats.serviceTime()),
        Times.of(stats.times(TimeFigure.CONNECT)),
        Times.of(stats.times(TimeFigure.FIRST_BYTE)),
        new Current(
            stats.current().pace().requestsPerSecond(),
            stats.current().pace().failuresPerSecond(),
            Times.of(stats.current().responseTime())),
        TraceRow.of(stats.traces().slowest(), startTime));
  }

  private static double rounded(double perSecond) {
    return Math.round(perSecond * 1e3) / 1e3;
  }
}
