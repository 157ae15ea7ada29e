package dev.throng.shop.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a session means to buy. */
public final class Cart {
  private final Map<Product, Integer> quantities = new LinkedHashMap<>();

  public synchronized void add(Product product, int quantity) {
    quantities.merge(product, quantity, Integer::sum);
  }

  public synchronized void clear() {
    quantities.clear();
  }

  /** What is in the cart, in the order in which it was put there. */
  public synchronized Map<Product, Integer> contents() {
    return new LinkedHashMap<>(quantities);
  }

  /** Empties the cart and hands out what was in it, to one caller only. */
  public synchronized Map<Product, Integer> takeAll() {
    Map<Product, Integer> taken = contents();
    quantities.clear();
    return taken;
  }

  /** The price of some contents, in cents. */
  public static long totalCents(Map<Product, Integer> contents) {
    return contents.entrySet().stream()
        .mapToLong(line -> (long) line.getKey().priceCents() * line.getValue())
        .sum();
  }
}
