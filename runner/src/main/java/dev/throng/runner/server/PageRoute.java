package dev.throng.runner.server;

import dev.throng.runner.outputs.html.LivePage;
import io.vertx.ext.web.RoutingContext;

/** Hands out the live page. There is nothing of the run in it, so it needs no token. */
final class PageRoute {
  private final String page = LivePage.text();
  private final String tag = EntityTag.of(page);

  void page(RoutingContext context) {
    context
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Security-Policy", "frame-ancestors 'none'");
    EntityTag.answer(context, "text/html; charset=utf-8", page, tag);
  }
}
