package dev.throng.shop.web;

import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.Product;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** What anyone may see: product lists, products, the mobile feed, the export for API consumers. */
final class ProductPages {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  private static final int FEED_SIZE = 10;

  private final Catalog catalog;

  /** Each product's JSON, by id - 1. */
  private final List<byte[]> encoded;

  ProductPages(Catalog catalog) {
    this.catalog = catalog;
    this.encoded =
        catalog.page(1, Catalog.SIZE).stream()
            .map(product -> product.toJson().toBuffer().getBytes())
            .toList();
  }

  void list(RoutingContext context) {
    int page = Requests.queryNumber(context, "page", 1, 1, Integer.MAX_VALUE);
    int limit = Requests.queryNumber(context, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    String head = "{\"page\":" + page + ",\"limit\":" + limit + ",\"total\":" + Catalog.SIZE + ",";
    Answers.json(context, 200, withItems(head, catalog.page(page, limit)));
  }

  void detail(RoutingContext context) {
    int id =
        Requests.number(
            "id", Objects.requireNonNull(context.pathParam("id")), 0, Integer.MAX_VALUE);
    Product product = Requests.product(catalog, id);
    Answers.json(context, 200, Buffer.buffer(encoded.get(product.id() - 1)));
  }

  /** Other products each minute. */
  void mobileFeed(RoutingContext context) {
    int page = LocalTime.now(ZoneOffset.UTC).getMinute() % (Catalog.SIZE / FEED_SIZE) + 1;
    Answers.json(context, 200, withItems("{", catalog.page(page, FEED_SIZE)));
  }

  void export(RoutingContext context) {
    int limit = Requests.queryNumber(context, "limit", MAX_LIMIT, 1, Catalog.SIZE);
    Answers.json(context, 200, withItems("{", catalog.page(1, limit)));
  }

  private Buffer withItems(String head, List<Product> products) {
    Buffer json = Buffer.buffer(head).appendString("\"items\":[");
    for (Product product : products) {
      if (json.getByte(json.length() - 1) == '}') {
        json.appendByte((byte) ',');
      }
      json.appendBytes(encoded.get(product.id() - 1));
    }
    return json.appendString("]}");
  }
}
