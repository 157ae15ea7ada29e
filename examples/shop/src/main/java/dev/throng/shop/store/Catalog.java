package dev.throng.shop.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shop's products, the same at every start, with ids from 1. */
public final class Catalog {
  public static final int SIZE = 500;

  private static final List<String> MATERIALS =
      List.of(
          "Oak", "Steel", "Linen", "Glass", "Copper", "Cork", "Felt", "Marble", "Bamboo", "Wool");
  private static final List<String> THINGS =
      List.of(
          "lamp", "table", "chair", "bowl", "clock", "shelf", "mirror", "vase", "basket", "stool");
  private static final List<String> CATEGORIES = List.of("living", "kitchen", "office", "garden");

  private final List<Product> products =
      IntStream.rangeClosed(1, SIZE).mapToObj(Catalog::product).toList();
  private final Map<String, List<Product>> byWord =
      products.stream()
          .flatMap(product -> words(product).map(word -> Map.entry(word, product)))
          .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));

  public Optional<Product> find(int id) {
    return id >= 1 && id <= SIZE ? Optional.of(products.get(id - 1)) : Optional.empty();
  }

  /**
   * A page of the products in the order of their ids, empty behind the last.
   *
   * @param page from 1
   * @param limit products on a page
   */
  public List<Product> page(int page, int limit) {
    int from = (int) Math.min((page - 1L) * limit, SIZE);
    return products.subList(from, Math.min(from + limit, SIZE));
  }

  /** The products with the word in their name, whatever its case. */
  public List<Product> withWord(String word) {
    return byWord.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
  }

  private static Stream<String> words(Product product) {
    return Arrays.stream(product.name().toLowerCase(Locale.ROOT).split(" ", -1));
  }

  private static Product product(int id) {
    String material = MATERIALS.get(id % MATERIALS.size());
    String thing = THINGS.get(id / MATERIALS.size() % THINGS.size());
    String series = Character.toString('A' + id / (MATERIALS.size() * THINGS.size()));
    return new Product(
        id,
        material + " " + thing + " " + series,
        CATEGORIES.get(id % CATEGORIES.size()),
        500 + id * 7919 % 20_000);
  }
}
