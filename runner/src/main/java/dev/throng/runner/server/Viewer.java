package dev.throng.runner.server;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;

/** One reader of the live page, over one connection. */
final class Viewer {
  private final HttpServerResponse response;
  private int points;
  private boolean sawEnd;

  /**
   * @param points of the timeline that the reader has already
   */
  Viewer(HttpServerResponse response, int points) {
    this.response = response;
    this.points = points;
  }

  /** How much of the timeline has been sent. */
  synchronized int points() {
    return points;
  }

  /** Whether there is any use in making news for it: not while it is slow, nor after the end. */
  synchronized boolean wantsNews() {
    return !sawEnd && !response.writeQueueFull();
  }

  /** Takes those that begin where its own timeline ends. */
  synchronized void send(Map<Integer, List<LiveEvent>> news) {
    for (LiveEvent event : sawEnd ? List.<LiveEvent>of() : news.getOrDefault(points, List.of())) {
      response.write(event.text());
      points = event.toPoint();
      sawEnd |= event.isLast();
    }
  }

  /** A comment, so that neither side takes the silence for the connection's end. */
  void keepAlive() {
    if (!response.writeQueueFull()) {
      response.write(":\n\n");
    }
  }
}
