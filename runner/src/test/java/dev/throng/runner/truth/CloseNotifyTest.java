package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers on Python's asyncio end an idle TLS connection by close_notify and leave TCP open. */
@Tag("timed")
class CloseNotifyTest {
  private static final int MILLIS_UNTIL_CLOSE = 5;

  @TempDir static Path directory = Path.of("");
  private static Vertx vertx = Vertx.vertx();
  private static Certificates certificates = new Certificates(directory, directory, directory);

  private final Set<HttpConnection> ended = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger closedByClient = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private HttpServer listening = vertx.createHttpServer();

  @BeforeAll
  static void makeCertificates() {
    vertx = Vertx.vertx();
    certificates = Certificates.create(directory, "server");
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @AfterEach
  void stopServer() {
    listening.close();
  }

  @ParameterizedTest
  @CsvSource({"http1.1, perUser", "http1.1, shared", "http2, perUser", "http2, shared"})
  void closeNotifyIsTheEndOfAConnection(String version, String sharing) {
    listen();

    RunView view = run(version, sharing);

    assertThat(Engine.failures(view)).isEmpty();
    assertThat(view.total().requests()).isEqualTo(answered.get()).isGreaterThan(1);
    assertThat(connections).hasValueGreaterThan(1);
    Eventually.holds(
        "the client closes its side",
        Duration.ofSeconds(5),
        () -> closedByClient.get() == connections.get());
  }

  private void listen() {
    listening =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(
                        new PfxOptions()
                            .setPath(certificates.store().toString())
                            .setPassword(Certificates.PASSWORD)))
            .connectionHandler(connection -> {
              connections.incrementAndGet();
              connection.closeHandler(_ -> closedByClient.incrementAndGet());
            })
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await();
  }

  private void answer(HttpServerRequest request) {
    if (ended.contains(request.connection())) {
      return; // it crossed the end: these servers read no more, and it may be sent again
    }
    answered.incrementAndGet();
    request.response().end("ok");
    vertx.setTimer(MILLIS_UNTIL_CLOSE, _ -> sendCloseNotify(request.connection()));
  }

  private void sendCloseNotify(HttpConnection connection) {
    ended.add(connection);
    SslHandler tls =
        ((ConnectionBase) connection).channelHandlerContext().pipeline().get(SslHandler.class);
    if (tls != null) { // null once the connection is closed
      tls.closeOutbound();
    }
  }

  private RunView run(String version, String sharing) {
    return Engine.run(
        """
        target:
          baseUrl: "https://127.0.0.1:%d"
          http: {version: %s, connections: %s, tls: {insecureSkipVerify: true}}
        load: {users: 2, spawnRate: 1000, duration: 1s}
        userClasses:
          - {name: U, wait: {constant: 60ms}, tasks: [{name: t, steps: [{post: /, timeout: 3s}]}]}
        """
            .formatted(listening.actualPort(), version, sharing));
  }
}
