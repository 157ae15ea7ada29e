package dev.throng.runner.server;

import dev.throng.runner.outputs.csv.LocustCsv;
import dev.throng.runner.wire.Greeting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which path leads where, and who may go there: all but the page, the probes and the metrics need
 * the run's token.
 */
final class Routes {
  private static final long MAX_BODY_BYTES = 64 << 10;

  private Routes() {}

  /**
   * @param gate null where no workers come in
   */
  static Router of(
      Vertx vertx,
      Token token,
      Probes probes,
      RunApi api,
      LiveEvents events,
      @Nullable WorkerGate gate) {
    Router router = Router.router(vertx);
    router.get("/").handler(new PageRoute()::page);
    probes.mount(router);
    router.route("/api/*").handler(context -> authorized(context, token));
    if (gate != null) {
      router.get(Greeting.PATH).handler(gate::knocked);
    }
    BodyHandler body =
        BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES).setHandleFileUploads(false);
    router.get("/api/v1/run").handler(api::status);
    router.get("/api/v1/run/events").handler(events::watch);
    router.get("/api/v1/run/timeline").handler(api::timeline);
    router.get("/api/v1/run/names").handler(api::names);
    router.get("/api/v1/run/report.html").handler(api::html);
    router.get("/api/v1/run/stats.csv").handler(run -> api.csv(run, LocustCsv::stats));
    router.get("/api/v1/run/failures.csv").handler(run -> api.csv(run, LocustCsv::failures));
    router.get("/api/v1/run/exceptions.csv").handler(run -> api.csv(run, LocustCsv::exceptions));
    router.get("/api/v1/run/result.json").handler(api::json);
    router.post("/api/v1/run/users").handler(body).handler(api::users);
    router.post("/api/v1/run/stop").handler(body).handler(api::stop);
    router.post("/api/v1/run/acknowledge").handler(body).handler(api::acknowledge);
    router.errorHandler(404, context -> Answers.problem(context, 404, "there is nothing here"));
    router.errorHandler(
        405,
        context -> {
          context.response().putHeader("Allow", methods(router, context.normalizedPath()));
          Answers.problem(context, 405, "this path has other methods");
        });
    router.errorHandler(
        413,
        context ->
            Answers.problem(context, 413, "a body may have at most " + MAX_BODY_BYTES + " bytes"));
    router.errorHandler(
        400, context -> Answers.problem(context, 400, "this is no request of this API"));
    router.errorHandler(500, context -> Answers.problem(context, 500, "a fault in the master"));
    return router;
  }

  private static String methods(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> path.equals(route.getPath()) && route.methods() != null)
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static void authorized(RoutingContext context, Token token) {
    if (token.isIn(context.request().getHeader("Authorization"))) {
      context.next();
    } else {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      Answers.problem(
          context, 401, "the header Authorization must be \"Bearer \" and the token of this run");
    }
  }
}
