package dev.throng.runner.server;

import dev.throng.runner.metrics.LoadMetrics;
import dev.throng.runner.metrics.WorkerFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** A worker's port for probes and metrics, where one is wanted. */
public final class WorkerServer {
  private final HttpServer server;
  private final int port;

  /**
   * @param port 0 for any that is free
   */
  public WorkerServer(Vertx vertx, WorkerFigures figures, int port) {
    this.port = port;
    Router router = Router.router(vertx);
    new Probes(
            figures::isReady,
            () -> vertx.executeBlocking(() -> LoadMetrics.of(figures.figures()), false))
        .mount(router);
    server = vertx.createHttpServer().requestHandler(router);
  }

  /** Listens; the result is the port. */
  public Future<Integer> listen() {
    return server.listen(port).map(HttpServer::actualPort);
  }
}
