package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.metrics.RunMetrics;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.pem.NobodyTrusted;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The master's one port, and the door that it may have for those on the same machine. */
public final class MasterServer {
  /** As many users as one run may be asked for where nobody says less. */
  public static final int MOST_USERS = 10_000_000;

  private static final String LOOPBACK = "127.0.0.1";

  /** A second's counts of 500 names, all errors among them, fit well into it. */
  private static final int IDLE_SECONDS = 60;

  private final @Nullable WorkerGate gate;
  private final RunApi api;
  private final LiveEvents events;
  private final HttpServer server;
  private final @Nullable HttpServer local;
  private final int localPort;

  /**
   * @param host the address to listen at
   * @param port 0 for any that is free
   * @param admitsWorkers whether workers of other processes may come in
   * @param tls null for plain HTTP
   * @param localPort of the same in plain HTTP on the loopback address only; null for none
   * @param maxUsers the most that may be asked for while the run goes on
   */
  public record Settings(
      String host,
      int port,
      boolean admitsWorkers,
      int expectedWorkers,
      Token token,
      String version,
      @Nullable Identity tls,
      @Nullable Integer localPort,
      int maxUsers) {}

  public MasterServer(Vertx vertx, Master master, Settings settings) {
    gate =
        settings.admitsWorkers()
            ? new WorkerGate(vertx, master, settings.version(), new Backlog(master))
            : null;
    api = new RunApi(master, settings.expectedWorkers(), settings.maxUsers());
    events = new LiveEvents(vertx, master, settings.expectedWorkers());
    Handler<HttpServerRequest> routes =
        Routes.of(vertx, settings.token(), probes(vertx, master), api, events, gate);
    HttpServerOptions options = options().setHost(settings.host()).setPort(settings.port());
    Identity tls = settings.tls();
    if (tls != null) {
      options
          .setSsl(true)
          .setKeyCertOptions(KeyCertOptions.wrap(tls.keyManager()))
          .setTrustOptions(TrustOptions.wrap(new NobodyTrusted()));
      NobodyTrusted.cipherSuites().forEach(options::addEnabledCipherSuite);
    }
    server = vertx.createHttpServer(options).requestHandler(routes);
    localPort = settings.localPort() == null ? 0 : settings.localPort();
    local =
        settings.localPort() == null
            ? null
            : vertx
                .createHttpServer(options().setHost(LOOPBACK).setPort(localPort))
                .requestHandler(routes);
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxWebSocketFrameSize(Uplink.MAX_FRAME_BYTES)
        .setMaxWebSocketMessageSize(Uplink.MAX_TO_MASTER_BYTES)
        .setIdleTimeout(IDLE_SECONDS);
  }

  static Probes probes(Vertx vertx, Master master) {
    return new Probes(
        () -> true,
        () ->
            Future.fromCompletionStage(master.view(), vertx.getOrCreateContext())
                .compose(view -> vertx.executeBlocking(() -> RunMetrics.of(view), false)));
  }

  /** Listens; the result is the port. */
  public Future<Integer> listen() {
    Future<Integer> port = server.listen().map(HttpServer::actualPort);
    return local == null
        ? port
        : local
            .listen()
            .recover(taken ->
                Future.failedFuture(
                    new IOException("port " + localPort + " of " + LOOPBACK + ": " + taken, taken)))
            .compose(_ -> port);
  }

  /** The port on the loopback address that is plain HTTP. */
  int localPort() {
    return local == null ? 0 : local.actualPort();
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
