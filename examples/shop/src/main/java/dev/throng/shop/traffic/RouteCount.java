package dev.throng.shop.traffic;

/**
 * How often a route answered with a status.
 *
 * @param route its path as declared, such as {@code /api/products/:id}
 */
public record RouteCount(String method, String route, int status, long count) {}
