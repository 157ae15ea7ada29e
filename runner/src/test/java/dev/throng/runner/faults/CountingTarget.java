package dev.throng.runner.faults;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A server that knows how many requests it has answered. */
final class CountingTarget {
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, Long> byPath = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile int failingStatus = 200;
  private volatile boolean silent;

  CountingTarget(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              long number = requests.incrementAndGet();
              byPath.merge(request.path(), 1L, Long::sum);
              if (silent) {
                return;
              }
              if (number % 10 == 0) {
                request.response().setStatusCode(failingStatus);
              }
              request.response().end("hello");
            })
            .listen(0, "127.0.0.1")
            .await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Answers every tenth request with this status. */
  void fail(int status) {
    failingStatus = status;
  }

  /** Answers no request any more. */
  void fallSilent() {
    silent = true;
  }

  long requests() {
    return requests.get();
  }

  /** How many requests it has answered by their paths. */
  Map<String, Long> byPath() {
    return Map.copyOf(byPath);
  }
}
