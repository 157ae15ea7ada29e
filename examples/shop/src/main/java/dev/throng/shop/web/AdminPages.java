package dev.throng.shop.web;

import dev.throng.shop.store.OrderNumbers;
import dev.throng.shop.store.Session;
import dev.throng.shop.store.Sessions;
import dev.throng.shop.traffic.RouteCount;
import dev.throng.shop.traffic.Traffic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What administrators and tests look at: users, sales, and what the shop has counted. */
final class AdminPages {
  private static final int SHOWN_USERS = 50;

  private final Sessions sessions;
  private final OrderNumbers numbers;
  private final Traffic traffic;

  AdminPages(Sessions sessions, OrderNumbers numbers, Traffic traffic) {
    this.sessions = sessions;
    this.numbers = numbers;
    this.traffic = traffic;
  }

  void users(RoutingContext context) {
    JsonArray shown =
        new JsonArray(sessions.some(SHOWN_USERS).stream().map(AdminPages::toJson).toList());
    Answers.ok(context, new JsonObject().put("total", sessions.count()).put("items", shown));
  }

  void reports(RoutingContext context) {
    Answers.ok(
        context,
        new JsonObject().put("orders", numbers.issued()).put("sessions", sessions.count()));
  }

  void health(RoutingContext context) {
    Answers.ok(context, new JsonObject().put("status", "ok"));
  }

  void stats(RoutingContext context) {
    var stats = traffic.stats();
    JsonArray counts = new JsonArray(stats.counts().stream().map(AdminPages::toJson).toList());
    Answers.ok(context, new JsonObject().put("requests", stats.requests()).put("counts", counts));
  }

  private static JsonObject toJson(Session session) {
    return new JsonObject().put("email", session.email()).put("role", session.role().name());
  }

  private static JsonObject toJson(RouteCount count) {
    return new JsonObject()
        .put("method", count.method())
        .put("route", count.route())
        .put("status", count.status())
        .put("count", count.count());
  }
}
