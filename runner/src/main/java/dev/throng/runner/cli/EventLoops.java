package dev.throng.runner.cli;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;

/**
 * Event loops of a process. Load and messages have loops of their own, so that a loop that is busy
 * with users, or with its warm-up, never makes its worker look silent.
 */
final class EventLoops {
  private EventLoops() {}

  /** For users: how late these loops are is measured and judged, so nothing else warns of it. */
  static Vertx forLoad(int loops) {
    return Vertx.vertx(
        options()
            .setEventLoopPoolSize(loops)
            .setBlockedThreadCheckInterval(1)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS));
  }

  /** For what masters, workers and readers tell each other. */
  static Vertx forMessages() {
    return Vertx.vertx(options());
  }

  private static VertxOptions options() {
    return new VertxOptions().setDisableTCCL(true).setPreferNativeTransport(true);
  }
}
