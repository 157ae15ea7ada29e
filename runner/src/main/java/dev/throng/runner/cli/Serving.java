package dev.throng.runner.cli;

import dev.throng.runner.master.Master;
import dev.throng.runner.server.MasterServer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A master's port, open as long as the run and its readers need it, on event loops of its own. */
final class Serving implements AutoCloseable {
  /** How long workers and readers may take to hear that the run is over. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final long POLL_MILLIS = 50;

  private final Vertx vertx = EventLoops.forMessages();
  private final MasterServer server;
  private final int port;

  /**
   * @throws UsageException if the port cannot be had
   */
  Serving(Master master, MasterServer.Settings settings) {
    server = new MasterServer(vertx, master, settings);
    try {
      port =
          ListeningPort.await(
              server.listen(), "port " + settings.port() + " of " + settings.host());
    } catch (UsageException e) {
      vertx.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** After the end: until all have heard of it, then as long as wished. A signal ends that. */
  void linger(Duration most, Interruption interruption) throws InterruptedException {
    linger(most, interruption, Duration.ZERO);
  }

  /**
   * @param afterSignal how long it may still take then
   */
  void linger(Duration most, Interruption interruption, Duration afterSignal)
      throws InterruptedException {
    await(server::isDelivered, FAREWELL);
    await(() -> server.isAcknowledged() || interruption.came(afterSignal), most);
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
