package dev.throng.runner.server;

import dev.throng.runner.metrics.Scrape;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What Kubernetes and Prometheus ask of a master or a worker, without a token. */
final class Probes {
  private final BooleanSupplier ready;
  private final Supplier<Future<List<MetricSnapshot>>> metrics;

  Probes(BooleanSupplier ready, Supplier<Future<List<MetricSnapshot>>> metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  void mount(Router router) {
    router.get("/livez").handler(context -> context.end("ok\n"));
    router.get("/readyz").handler(this::readiness);
    router.get("/metrics").handler(this::metrics);
  }

  private void readiness(RoutingContext context) {
    if (ready.getAsBoolean()) {
      context.end("ok\n");
    } else {
      context.response().setStatusCode(503).end("not yet\n");
    }
  }

  private void metrics(RoutingContext context) {
    String accept = context.request().getHeader("Accept");
    metrics
        .get()
        .compose(all -> context.vertx().executeBlocking(() -> Scrape.page(all, accept), false))
        .onFailure(context::fail)
        .onSuccess(page ->
            context
                .response()
                .putHeader("Content-Type", page.contentType())
                .end(Buffer.buffer(page.body())));
  }
}
