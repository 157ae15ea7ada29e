package dev.throng.shop;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The shop's HTTP server on one event loop. */
final class ShopServer extends VerticleBase {
  private static final int ACCEPT_BACKLOG = 4096;
  private static final int DRAIN_SECONDS = 5;

  /** Makes Vert.x choose a free port, the same for all servers of the shop. */
  private static final int ANY_PORT = -1;

  private final ShopOptions options;
  private final Handler<HttpServerRequest> handler;
  private @Nullable HttpServer server;

  ShopServer(ShopOptions options, Handler<HttpServerRequest> handler) {
    this.options = options;
    this.handler = handler;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions httpOptions = new HttpServerOptions().setAcceptBacklog(ACCEPT_BACKLOG);
    HttpServer created = vertx.createHttpServer(httpOptions).requestHandler(handler);
    server = created;
    return created.listen(options.port() == 0 ? ANY_PORT : options.port(), options.host());
  }

  /** Accepts nothing more, and lets the requests under way end within some seconds. */
  @Override
  public Future<?> stop() {
    return Objects.requireNonNull(server).shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  int port() {
    return Objects.requireNonNull(server).actualPort();
  }

  Context loop() {
    return context;
  }
}
