package dev.throng.shop;

import dev.throng.shop.limits.ConnectionPool;
import dev.throng.shop.limits.CpuWorkers;
import dev.throng.shop.limits.Gate;
import dev.throng.shop.limits.GrowingTable;
import dev.throng.shop.limits.Pauses;
import dev.throng.shop.store.Catalog;
import dev.throng.shop.store.ReviewSearch;
import dev.throng.shop.store.Reviews;
import dev.throng.shop.traffic.AccessLog;
import dev.throng.shop.traffic.ShopStats;
import dev.throng.shop.traffic.Traffic;
import dev.throng.shop.web.Routes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A running shop. Several may run in one process, each with its own threads. */
public final class Shop implements AutoCloseable {
  private static final int START_SECONDS = 30;
  private static final int CLOSE_SECONDS = 10;
  private static final int LOG_FLUSH_MILLIS = 1000;
  private static final int GROWTH_MILLIS = 100;

  private final ShopOptions options;
  private final @Nullable AccessLog log;
  private final Traffic traffic;
  private final Vertx vertx;
  private final List<ShopServer> servers = new CopyOnWriteArrayList<>();

  private Shop(ShopOptions options) {
    this.options = options;
    this.log = options.accessLog() == null ? null : new AccessLog(options.accessLog());
    this.traffic = new Traffic(log);
    this.vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(options.eventLoops()))
            .build();
  }

  /**
   * Starts a shop, and returns when it answers.
   *
   * @throws IllegalStateException if the port is taken, or the log can't be written
   */
  public static Shop start(ShopOptions options) {
    Shop shop = new Shop(options);
    try {
      shop.open();
      return shop;
    } catch (Exception e) {
      shop.close();
      throw new IllegalStateException(
          "the shop can't listen on " + options.host() + ":" + options.port() + ": " + e, e);
    }
  }

  private void open() throws TimeoutException {
    Router router = router();
    vertx
        .deployVerticle(
            () -> {
              ShopServer server = new ShopServer(options, router);
              servers.add(server);
              return server;
            },
            new DeploymentOptions().setInstances(options.eventLoops()))
        .await(START_SECONDS, TimeUnit.SECONDS);
    if (log != null) {
      vertx.setPeriodic(LOG_FLUSH_MILLIS, due -> log.flush());
    }
    if (options.pauses() != null) {
      Pauses.begin(vertx, servers.stream().map(ShopServer::loop).toList(), options.pauses());
    }
  }

  private Router router() {
    GrowingTable.Settings growth = options.growingTable();
    if (growth == null) {
      return Routes.router(vertx, traffic, gates(), ReviewSearch.NONE, () -> {});
    }
    Reviews reviews = new Reviews(new Catalog(), new GrowingTable());
    WorkerExecutor readers = vertx.createSharedWorkerExecutor("review-reader", 1);
    AtomicBoolean grows = new AtomicBoolean();
    return Routes.router(
        vertx,
        traffic,
        gates(),
        word -> {
          if (grows.compareAndSet(false, true)) {
            growSteadily(reviews, growth.rowsPerSecond());
          }
          return readers
              .executeBlocking(() -> reviews.mentioning(word), false)
              .map(Objects::requireNonNull);
        },
        () -> reviews.write(1));
  }

  private void growSteadily(Reviews reviews, int rowsPerSecond) {
    long startNanos = System.nanoTime();
    long[] written = {0};
    vertx.setPeriodic(
        GROWTH_MILLIS,
        tick -> {
          long due = (System.nanoTime() - startNanos) / 1000 * rowsPerSecond / 1_000_000;
          reviews.write((int) (due - written[0]));
          written[0] = due;
        });
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    if (options.cpuWorkers() != null) {
      gates.add(new CpuWorkers(vertx, options.cpuWorkers()));
    }
    if (options.dbPool() != null) {
      gates.add(new ConnectionPool(vertx, options.dbPool()));
    }
    return gates;
  }

  /** The port that it listens on. */
  public int port() {
    return servers.getFirst().port();
  }

  /** Where it answers, such as {@code http://127.0.0.1:8080}. */
  public String url() {
    return "http://" + options.host() + ":" + port();
  }

  /** What it has answered so far. */
  public ShopStats stats() {
    return traffic.stats();
  }

  /** Lets the requests under way end, stops, and completes the access log. */
  @Override
  public void close() {
    try {
      vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the shop did not stop within " + CLOSE_SECONDS + " s", e);
    } finally {
      if (log != null) {
        log.close();
      }
    }
  }
}
