package dev.throng.runner.stats;

import java.util.ArrayList;
import java.util.List;

/** The slowest of the requests that it is offered. */
public final class SlowestRequests {
  public static final int MOST = 3;

  private final List<TracedRequest> slowest = new ArrayList<>(MOST + 1);

  /** Keeps a request if it is among the slowest. */
  public void offer(TracedRequest request) {
    if (slowest.size() == MOST
        && TracedRequest.SLOWEST_FIRST.compare(slowest.getLast(), request) <= 0) {
      return;
    }
    slowest.add(request);
    slowest.sort(TracedRequest.SLOWEST_FIRST);
    if (slowest.size() > MOST) {
      slowest.removeLast();
    }
  }

  /** The slowest first, at most {@link #MOST}. */
  public List<TracedRequest> all() {
    return List.copyOf(slowest);
  }

  public void clear() {
    slowest.clear();
  }
}
