package dev.throng.runner.outputs.json;

import dev.throng.runner.stats.TracedRequest;
import java.time.Instant;
import java.util.List;

/**
 * A request that began a trace.
 *
 * @param at when it ended
 */
record TraceRow(String traceId, double responseTimeMillis, String at) {
  static List<TraceRow> of(List<TracedRequest> requests, Instant startTime) {
    return requests.stream()
        .map(request ->
            new TraceRow(
                request.id().toString(),
                request.responseMicros() / 1e3,
                startTime.plusMillis(request.endedMillis()).toString()))
        .toList();
  }
}
