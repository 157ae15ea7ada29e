package dev.throng.shop.traffic;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches all requests: counts each by route and status, and logs it if there is a log. */
public final class Traffic {
  private static final int STATUSES = 600;

  private final @Nullable AccessLog log;
  private final List<Watched> routes = new CopyOnWriteArrayList<>();

  public Traffic(@Nullable AccessLog log) {
    this.log = log;
  }

  /**
   * The first handler of a route: watches each request that comes by.
   *
   * @param method what to count under, with {@code route}
   */
  public PlatformHandler watch(String method, String route) {
    Watched watched = new Watched(method, route, new AtomicLongArray(STATUSES));
    routes.add(watched);
    return context -> {
      context.addHeadersEndHandler(
          sending -> watched.byStatus().incrementAndGet(context.response().getStatusCode()));
      if (log != null) {
        logAtEnd(context, log);
      }
      context.next();
    };
  }

  private static void logAtEnd(RoutingContext context, AccessLog log) {
    long startNanos = System.nanoTime();
    long startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    context.addBodyEndHandler(sent ->
        log.write(
            startMicros,
            context.request().method().name(),
            context.request().uri(),
            context.response().getStatusCode(),
            (System.nanoTime() - startNanos) / 1000));
  }

  /** The counts at this moment. */
  public ShopStats stats() {
    return new ShopStats(
        routes.stream()
            .flatMap(Watched::counts)
            .sorted(
                Comparator.comparing(RouteCount::route)
                    .thenComparing(RouteCount::method)
                    .thenComparing(RouteCount::status))
            .toList());
  }

  private record Watched(String method, String route, AtomicLongArray byStatus) {
    Stream<RouteCount> counts() {
      return IntStream.range(0, STATUSES)
          .filter(status -> byStatus.get(status) > 0)
          .mapToObj(status -> new RouteCount(method, route, status, byStatus.get(status)));
    }
  }
}
