package dev.throng.runner.outputs.json;

import dev.throng.runner.results.RequestStats;
import java.time.Duration;
import java.util.SortedMap;

/**
 * What was counted under one name.
 *
 * @param requestsPerSecond over the whole load
 * @param failuresPerSecond likewise
 * @param current the last 10 whole seconds
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
    Current current) {

  record Current(double requestsPerSecond, double failuresPerSecond, Times responseTimeMillis) {}

  static Request of(RequestStats stats, Duration load) {
    return new Request(
        stats.key().type(),
        stats.key().name(),
        stats.requests(),
        stats.failures(),
        stats.failureRatio(),
        stats.unfinished(),
        perSecond(stats.requests(), load),
        perSecond(stats.failures(), load),
        stats.bytesReceived(),
        stats.bytesSent(),
        stats.statuses(),
        Times.of(stats.responseTime()),
        Times.of(stats.serviceTime()),
        Times.of(stats.connectTime()),
        Times.of(stats.firstByteTime()),
        new Current(
            stats.current().requestsPerSecond(),
            stats.current().failuresPerSecond(),
            Times.of(stats.current().responseTime())));
  }

  private static double perSecond(long count, Duration load) {
    return load.isZero() ? 0 : Math.round(count / (load.toNanos() / 1e12)) / 1e3;
  }
}
