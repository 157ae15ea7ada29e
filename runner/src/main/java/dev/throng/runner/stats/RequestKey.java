package dev.throng.runner.stats;

import java.util.Comparator;

/**
 * What requests are counted under.
 *
 * @param type the HTTP method, or {@link #TRANSACTION}
 * @param name the step's name, or its path as written, template and all
 */
public record RequestKey(String type, String name) implements Comparable<RequestKey> {
  public static final String TRANSACTION = "TXN";

  /** Takes the names that no longer fit the limit of a run. */
  public static final RequestKey OTHER = new RequestKey("", "(other)");

  private static final Comparator<RequestKey> ORDER =
      Comparator.comparing(RequestKey::name).thenComparing(RequestKey::type);

  @Override
  public int compareTo(RequestKey other) {
    return ORDER.compare(this, other);
  }

  /** As thresholds name it: {@code GET /api/products}. */
  @Override
  public String toString() {
    return type.isEmpty() ? name : type + " " + name;
  }
}
