package dev.throng.runner.cli;

import dev.throng.runner.master.Master;
import dev.throng.runner.server.MasterServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A master's port, open as long as the run and its readers need it, on event loops of its own. */
final class Serving implements AutoCloseable {
  /** How long workers and readers may take to hear that the run is over. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final long POLL_MILLIS = 50;

  /**
   * What the operating system calls it; Java has no exception that is the same on all transports.
   */
  private static final String ADDRESS_IN_USE = "Address already in use";

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setDisableTCCL(true).setPreferNativeTransport(true));
  private final MasterServer server;
  private final int port;

  /**
   * @throws UsageException if the port cannot be had
   */
  Serving(Master master, MasterServer.Settings settings) throws InterruptedException {
    server = new MasterServer(vertx, master, settings);
    try {
      port = server.listen().toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      vertx.close();
      throw new UsageException(
          "port "
              + settings.port()
              + " of "
              + settings.host()
              + " cannot be used: "
              + reason(e.getCause()));
    }
  }

  private static String reason(@Nullable Throwable cause) {
    String text = String.valueOf(cause);
    return text.contains(ADDRESS_IN_USE)
        ? "another process listens there; give another port, or 0 for any that is free"
        : text;
  }

  int port() {
    return port;
  }

  /** After the end: until all have heard of it, then as long as wished. */
  void linger(Duration most, BooleanSupplier enough) throws InterruptedException {
    await(server::isDelivered, FAREWELL);
    await(() -> server.isAcknowledged() || enough.getAsBoolean(), most);
  }

  private static void await(BooleanSupplier condition, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    vertx.close();
  }
}
