package dev.throng.shop.web;

import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.Product;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Reads what a request says, and refuses with status 400 what it may not say. */
final class Requests {
  private Requests() {}

  static int queryNumber(RoutingContext context, String name, int absent, int min, int max) {
    String text = context.request().getParam(name);
    return text == null ? absent : number(name, text, min, max);
  }

  static JsonObject body(RoutingContext context) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null) {
        return body;
      }
    } catch (DecodeException | ClassCastException e) {
      // said below
    }
    throw new Refusal(400, "The body must be a JSON object.");
  }

  static String text(JsonObject body, String field) {
    if (body.getValue(field) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new Refusal(400, field + " must be a text.");
  }

  static int number(JsonObject body, String field, int absent, int min, int max) {
    Object value = body.getValue(field);
    return value == null ? absent : number(field, value.toString(), min, max);
  }

  static Product product(Catalog catalog, int id) {
    return catalog.find(id).orElseThrow(() -> new Refusal(404, "There is no product " + id + "."));
  }

  static @Nullable String bearerToken(RoutingContext context) {
    String authorization = context.request().getHeader("Authorization");
    return authorization != null && authorization.startsWith("Bearer ")
        ? authorization.substring("Bearer ".length())
        : null;
  }

  static int number(String name, String text, int min, int max) {
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Refusal(
        400, name + " must be a whole number from " + min + " to " + max + ", not " + text + ".");
  }
}
