package dev.throng.shop.store;

import io.vertx.core.json.JsonObject;

/**
 * What was bought.
 *
 * @param items pieces, all products together
 */
public record Order(long id, String customer, int items, long totalCents, boolean paid) {

  Order asPaid() {
    return new Order(id, customer, items, totalCents, true);
  }

  /** As the shop's API shows it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", id)
        .put("items", items)
        .put("total", totalCents / 100.0)
        .put("paid", paid);
  }
}
