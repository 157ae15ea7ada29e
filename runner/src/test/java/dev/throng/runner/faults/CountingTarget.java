package dev.throng.runner.faults;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.atomic.AtomicLong;

/** A server that knows how many requests it has answered. */
final class CountingTarget {
  private final AtomicLong requests = new AtomicLong();
  private final HttpServer server;

  CountingTarget(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              requests.incrementAndGet();
              request.response().end("hello");
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  long requests() {
    return requests.get();
  }
}
