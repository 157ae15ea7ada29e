package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.metrics.RunMetrics;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import org.jspecify.annotations.Nullable;

/** The master's one port. */
public final class MasterServer {
  /** A second's counts of 500 names, all errors among them, fit well into it. */
  private static final int IDLE_SECONDS = 60;

  private final @Nullable WorkerGate gate;
  private final RunApi api;
  private final LiveEvents events;
  private final HttpServer server;

  /**
   * @param host the address to listen at
   * @param port 0 for any that is free
   * @param admitsWorkers whether workers of other processes may come in
   * @param tls null for plain HTTP
   */
  public record Settings(
      String host,
      int port,
      boolean admitsWorkers,
      int expectedWorkers,
      Token token,
      String version,
      @Nullable Identity tls) {}

  public MasterServer(Vertx vertx, Master master, Settings settings) {
    gate = settings.admitsWorkers() ? new WorkerGate(vertx, master, settings.version()) : null;
    api = new RunApi(master, settings.expectedWorkers());
    events = new LiveEvents(vertx, master, settings.expectedWorkers());
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setMaxWebSocketFrameSize(Uplink.MAX_FRAME_BYTES)
            .setMaxWebSocketMessageSize(Uplink.MAX_TO_MASTER_BYTES)
            .setIdleTimeout(IDLE_SECONDS);
    Identity tls = settings.tls();
    if (tls != null) {
      options.setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(tls.keyManager()));
    }
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(
                Routes.of(vertx, settings.token(), probes(vertx, master), api, events, gate));
  }

  static Probes probes(Vertx vertx, Master master) {
    return new Probes(
        () -> true,
        () -> Future.fromCompletionStage(master.read(RunMetrics::of), vertx.getOrCreateContext()));
  }

  /** Listens; the result is the port. */
  public Future<Integer> listen() {
    return server.listen().map(HttpServer::actualPort);
  }

  /** The run has ended, and whoever wanted to know it has said so. */
  public boolean isAcknowledged() {
    return api.isAcknowledged();
  }

  /**
   * Whether all workers that are there have received all that they were told, and all readers of
   * the live page have seen the end and fetched what they want to keep.
   */
  public boolean isDelivered() {
    return (gate == null || gate.isDelivered()) && events.isUnwatched();
  }
}
