package dev.throng.shop.web;

import dev.throng.shop.limits.Overloaded;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Objects;

/** How the shop answers: JSON throughout, errors as {@code {"error": …}}. */
final class Answers {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  private Answers() {}

  static void ok(RoutingContext context, JsonObject body) {
    json(context, 200, body.toBuffer());
  }

  static void created(RoutingContext context, JsonObject body) {
    json(context, 201, body.toBuffer());
  }

  static void noContent(RoutingContext context) {
    context.response().setStatusCode(204).end();
  }

  static void json(RoutingContext context, int status, Buffer body) {
    context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
  }

  /** The last handler of a request that failed. */
  static void failure(RoutingContext context) {
    Throwable cause = context.failure();
    switch (cause) {
      case Refusal refusal -> error(context, refusal.status(), message(refusal));
      case Overloaded overloaded -> error(context, 503, message(overloaded));
      case HttpException refused -> error(context, refused.getStatusCode(), message(refused));
      case null -> error(context, context.statusCode(), "The request was refused.");
      default -> error(context, 500, "The shop has a bug: " + cause);
    }
  }

  private static String message(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }

  private static void error(RoutingContext context, int status, String message) {
    json(context, status, new JsonObject().put("error", message).toBuffer());
  }
}
