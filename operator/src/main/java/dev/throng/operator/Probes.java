package dev.throng.operator;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;

/**
 * Serves {@code /livez}, {@code /readyz} and {@code /metrics}.
 *
 * @param health what is wrong; empty for nothing
 * @param beforeScrape brings the metrics up to date
 */
record Probes(PrometheusMeterRegistry registry, Supplier<Health> health, Runnable beforeScrape) {

  /**
   * @param alive false asks for a restart
   * @param ready whether LoadTests are being looked after, or would be as soon as this one leads
   * @param sentence why, if one of them is false
   */
  record Health(boolean alive, boolean ready, String sentence) {}

  Future<HttpServer> serve(Vertx vertx, int port) {
    return vertx.createHttpServer().requestHandler(this::answer).listen(port);
  }

  private void answer(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/livez" -> answer(request, health.get().alive());
      case "/readyz" -> answer(request, health.get().ready());
      case "/metrics" -> {
        beforeScrape.run();
        request
            .response()
            .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            .end(registry.scrape());
      }
      default -> request.response().setStatusCode(404).end();
    }
  }

  private void answer(HttpServerRequest request, boolean well) {
    request.response().setStatusCode(well ? 200 : 503).end(well ? "ok" : health.get().sentence());
  }
}
