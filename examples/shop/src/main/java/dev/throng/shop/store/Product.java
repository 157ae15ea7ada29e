package dev.throng.shop.store;

import io.vertx.core.json.JsonObject;

/** Something to buy. */
public record Product(int id, String name, String category, int priceCents) {

  /** As the shop's API shows it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("category", category)
        .put("price", priceCents / 100.0);
  }
}
