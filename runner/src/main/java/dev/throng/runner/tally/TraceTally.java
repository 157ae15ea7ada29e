package dev.throng.runner.tally;

import dev.throng.runner.results.Traces;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.TracedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of a name's traced requests are kept. */
final class TraceTally {
  private final SlowestRequests slowest = new SlowestRequests();
  private final @Nullable TracedRequest[] latest = new TracedRequest[Long.SIZE + 1];

  void add(List<TracedRequest> slowestOfSecond) {
    for (TracedRequest request : slowestOfSecond) {
      slowest.offer(request);
      int doubling = Long.SIZE - Long.numberOfLeadingZeros(request.responseMicros());
      TracedRequest before = latest[doubling];
      if (before == null || before.endedMillis() <= request.endedMillis()) {
        latest[doubling] = request;
      }
    }
  }

  Traces traces() {
    List<TracedRequest> kept = new ArrayList<>();
    Stream.of(latest).filter(Objects::nonNull).forEach(kept::add);
    return new Traces(slowest.all(), List.copyOf(kept));
  }
}
