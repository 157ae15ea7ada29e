package dev.throng.runner.worker;

import dev.throng.runner.http.HttpClients;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two servers on loopback that a {@link WarmUp} asks. Over TLS one has an EC key and the newest
 * version, the other an RSA key and TLS 1.2, as targets may; and both end each connection after an
 * answer, so that there are many handshakes.
 */
final class WarmServers {
  private static final String HOST = "127.0.0.1";

  private final AtomicInteger answers = new AtomicInteger();
  private final boolean tls;
  private final HttpServer first;
  private final HttpServer second;

  private WarmServers(Vertx vertx, boolean tls) {
    this.tls = tls;
    first = vertx.createHttpServer(options(tls, Key.EC)).requestHandler(this::answer);
    second = vertx.createHttpServer(options(tls, Key.RSA)).requestHandler(this::answer);
  }

  /** A certificate for 127.0.0.1 that trusts itself, and its key. */
  private enum Key {
    EC("warm-up-ec.pem"),
    RSA("warm-up-rsa.pem");

    private final Buffer pem;

    Key(String resource) {
      try (InputStream in = WarmServers.class.getResourceAsStream(resource)) {
        pem = Buffer.buffer(Objects.requireNonNull(in, resource).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Fails if the machine has no port for them. */
  static Future<WarmServers> start(Vertx vertx, boolean tls) {
    WarmServers servers = new WarmServers(vertx, tls);
    return Future.join(servers.first.listen(0, HOST), servers.second.listen(0, HOST))
        .map(servers)
        .onFailure(_ -> servers.close());
  }

  private static HttpServerOptions options(boolean tls, Key key) {
    HttpServerOptions options = new HttpServerOptions();
    if (!tls) {
      return options;
    }
    if (key == Key.RSA) {
      options.setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
    }
    return options
        .setSsl(true)
        .setUseAlpn(true)
        .setKeyCertOptions(new PemKeyCertOptions().addCertValue(key.pem).addKeyValue(key.pem));
  }

  private void answer(HttpServerRequest request) {
    boolean closes = tls;
    if (closes && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader("Connection", "close");
    }
    request.endHandler(_ -> {
      answers.incrementAndGet();
      request.response().end("{\"id\": 7}");
      if (closes && request.version() == HttpVersion.HTTP_2) {
        request.connection().shutdown();
      }
    });
  }

  /** How many answers were given. */
  int answers() {
    return answers.get();
  }

  String baseUrl() {
    return url(first);
  }

  String otherUrl() {
    return url(second);
  }

  private String url(HttpServer server) {
    return (tls ? "https://" : "http://") + HOST + ":" + server.actualPort();
  }

  HttpClients.TlsMaterial trust() {
    return tls
        ? new HttpClients.TlsMaterial(
            new HttpClients.Trusted(
                "the warm-up's certificates",
                Buffer.buffer().appendBuffer(Key.EC.pem).appendBuffer(Key.RSA.pem)),
            null)
        : HttpClients.TlsMaterial.NONE;
  }

  void close() {
    first.close();
    second.close();
  }
}
