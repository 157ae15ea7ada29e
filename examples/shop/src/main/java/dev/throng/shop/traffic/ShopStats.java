package dev.throng.shop.traffic;

import java.util.List;

/**
 * What the shop has answered so far. A request is counted before the first byte of its answer
 * leaves, so that a client that has an answer finds it counted.
 *
 * @param counts by route, method and status, sorted, none of them 0; without {@code /stats} itself
 */
public record ShopStats(List<RouteCount> counts) {
  public ShopStats {
    counts = List.copyOf(counts);
  }

  /** All requests. */
  public long requests() {
    return counts.stream().mapToLong(RouteCount::count).sum();
  }

  /** All requests of a route, whatever their status. */
  public long requests(String method, String route) {
    return counts.stream()
        .filter(count -> count.method().equals(method) && count.route().equals(route))
        .mapToLong(RouteCount::count)
        .sum();
  }

  /** The requests of a route that were answered with the status. */
  public long requests(String method, String route, int status) {
    return counts.stream()
        .filter(count -> count.method().equals(method) && count.route().equals(route))
        .filter(count -> count.status() == status)
        .mapToLong(RouteCount::count)
        .sum();
  }
}
