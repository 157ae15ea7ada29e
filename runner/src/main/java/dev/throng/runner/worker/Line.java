package dev.throng.runner.worker;

import dev.throng.runner.scenario.Origin;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;

/** An open connection, and how many exchanges use it. */
final class Line {
  private static final int MAX_STREAMS = 100;

  final Origin origin;
  final HttpClientConnection connection;
  final boolean multiplexed;
  int exchanges;

  /** Whether a pool offers it to whoever comes next. */
  boolean offered;

  boolean used;

  /** Nothing begins on it any more; it is closed when its last exchange has ended. */
  boolean retired;

  private boolean closing;

  /**
   * @param connected by {@link io.vertx.core.http.HttpClientAgent#connect}
   */
  Line(Origin origin, io.vertx.core.http.HttpClientConnection connected) {
    this.origin = origin;
    connection = ((UnpooledHttpClientConnection) connected).unwrap();
    connection.exceptionHandler(_ -> {}); // the exchange on it hears of it too, and tells the user
    multiplexed = connection.protocolVersion() == HttpVersion.HTTP_2;
  }

  /**
   * Calls back when the connection takes nothing more: it is about to close, or an HTTP/2 server
   * announced by GOAWAY that it will.
   */
  void onRetirement(Runnable action) {
    connection.evictionHandler(_ -> connection.context().emit(null, _ -> action.run()));
  }

  void closeIfIdle() {
    if (exchanges == 0 && !closing) {
      closing = true;
      connection.close();
    }
  }

  /**
   * Whether another exchange may begin on it: one at a time, or as many as an HTTP/2 server allows.
   */
  boolean hasRoom() {
    return !retired
        && exchanges
            < (multiplexed
                ? Math.min(
                    MAX_STREAMS, connection.remoteSettings() == null ? 1 : connection.concurrency())
                : 1);
  }
}
