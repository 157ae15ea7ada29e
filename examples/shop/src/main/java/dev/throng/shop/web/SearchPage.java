package dev.throng.shop.web;

import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.Product;
import dev.throng.shop.store.ReviewSearch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Finds products by a word of their name, and how many reviews mention it. */
final class SearchPage {
  private static final int SHOWN = 10;

  private final Catalog catalog;
  private final ReviewSearch reviews;

  SearchPage(Catalog catalog, ReviewSearch reviews) {
    this.catalog = catalog;
    this.reviews = reviews;
  }

  void search(RoutingContext context) {
    String word = context.request().getParam("q");
    if (word == null || word.isBlank()) {
      throw new Refusal(400, "q must be a word to search for.");
    }
    List<Product> found = catalog.withWord(word);
    JsonObject answer =
        new JsonObject()
            .put("query", word)
            .put("total", found.size())
            .put("items", new JsonArray(found.stream().limit(SHOWN).map(Product::toJson).toList()));
    reviews
        .mentions(word)
        .onSuccess(mentions -> Answers.ok(context, answer.put("reviews", mentions)))
        .onFailure(context::fail);
  }
}
