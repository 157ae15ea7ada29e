package dev.throng.runner.metrics;

import dev.throng.runner.stats.TracedRequest;
import io.prometheus.metrics.model.snapshots.Exemplar;
import java.time.Instant;

/**
 * Requests that began a trace, as exemplars, which lead from a figure to a trace; only OpenMetrics
 * and protobuf have a place for them.
 *
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/#exemplars">OpenMetrics:
 *     exemplars</a>
 */
final class TraceExemplars {
  private TraceExemplars() {}

  /** Of a request that was counted. */
  static Exemplar counted(TracedRequest request, Instant startTime) {
    return of(request, 1, startTime);
  }

  /** Of a response time in seconds. */
  static Exemplar time(TracedRequest request, Instant startTime) {
    return of(request, request.responseMicros() / 1e6, startTime);
  }

  private static Exemplar of(TracedRequest request, double value, Instant startTime) {
    return Exemplar.builder()
        .value(value)
        .traceId(request.id().toString())
        .timestampMillis(startTime.toEpochMilli() + request.endedMillis())
        .build();
  }
}
