package dev.throng.runner.server;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What the API answers when it can't do what was asked. */
final class Answers {
  private Answers() {}

  /** A status and one sentence, as JSON. */
  static void problem(RoutingContext context, int status, String sentence) {
    if (!context.response().ended()) {
      context
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(new JsonObject().put("error", sentence).toBuffer());
    }
  }
}
