package dev.throng.shop.web;

import dev.throng.shop.store.Cart;
import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.Product;
import dev.throng.shop.store.Session;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The cart of a session. */
final class CartPages {
  private static final int MAX_QUANTITY = 99;

  private final Catalog catalog;

  CartPages(Catalog catalog) {
    this.catalog = catalog;
  }

  void show(RoutingContext context, Session session) {
    Answers.ok(context, toJson(session.cart().contents()));
  }

  void add(RoutingContext context, Session session) {
    JsonObject body = Requests.body(context);
    int productId = Requests.number(body, "productId", 0, 0, Integer.MAX_VALUE);
    Product product = Requests.product(catalog, productId);
    session.cart().add(product, Requests.number(body, "quantity", 1, 1, MAX_QUANTITY));
    Answers.created(context, toJson(session.cart().contents()));
  }

  void clear(RoutingContext context, Session session) {
    session.cart().clear();
    Answers.noContent(context);
  }

  private static JsonObject toJson(Map<Product, Integer> contents) {
    JsonArray lines = new JsonArray();
    contents.forEach((product, quantity) -> lines.add(product.toJson().put("quantity", quantity)));
    return new JsonObject().put("items", lines).put("total", Cart.totalCents(contents) / 100.0);
  }
}
