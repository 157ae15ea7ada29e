package dev.throng.shop.store;

import dev.throng.shop.limits.GrowingTable;
import java.util.concurrent.ThreadLocalRandom;

/** What customers say: one review follows each order, others come from elsewhere. */
public final class Reviews {
  private final Catalog catalog;
  private final GrowingTable table;

  public Reviews(Catalog catalog, GrowingTable table) {
    this.catalog = catalog;
    this.table = table;
  }

  /** Adds reviews of products drawn at random. */
  public void write(int count) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < count; i++) {
      Product product = catalog.find(random.nextInt(1, Catalog.SIZE + 1)).orElseThrow();
      table.add(
          "The "
              + product.name()
              + " came within "
              + random.nextInt(1, 9)
              + " days, well packed, and is just as we had hoped; we would buy it again.");
    }
  }

  /** How many reviews mention the word; reads them all. */
  public int mentioning(String word) {
    return table.count(word);
  }
}
