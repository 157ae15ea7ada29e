package dev.throng.runner.stats;

import java.util.Comparator;
import java.util.Objects;

/**
 * A request that began a trace.
 *
 * @param responseMicros from the moment it was due to its end
 * @param endedMillis since the load began
 */
public record TracedRequest(TraceId id, long responseMicros, long endedMillis) {
  static final Comparator<TracedRequest> SLOWEST_FIRST =
      Comparator.comparingLong(TracedRequest::responseMicros)
          .reversed()
          .thenComparingLong(TracedRequest::endedMillis);

  /**
   * @throws IllegalArgumentException if it took less than no time
   */
  public TracedRequest {
    Objects.requireNonNull(id);
    if (responseMicros < 0) {
      throw new IllegalArgumentException("a request took " + responseMicros + " us");
    }
  }
}
