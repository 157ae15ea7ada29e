package dev.throng.runner.imports;

import dev.throng.runner.truth.Certificates;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every server that there is, behind a proxy on loopback: whatever host is asked, in clear text or
 * over TLS, these answers come, and each request is noted.
 */
public final class StubTarget implements AutoCloseable {
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "content-length",
          "content-encoding",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "trailer");

  private final Vertx vertx = Vertx.vertx();
  private final NetClient tunnels = vertx.createNetClient();
  private final Function<Asked, Answer> answers;
  private final HttpServer tls;
  private final HttpServer proxy;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param url absolute
   * @param authorization empty for none
   */
  public record Asked(String method, String url, String authorization, String body) {
    /** Path and query. */
    public String target() {
      return url.replaceFirst("^https?://[^/]*", "");
    }

    /** In one line, without the server. */
    @Override
    public String toString() {
      return Stream.of(method, target(), authorization, body)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }

  /** What is answered; the length of the body is worked out. */
  public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    public Answer(int status, List<Map.Entry<String, String>> headers, String body) {
      this(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** 200, without headers. */
    public static Answer ok(String body) {
      return new Answer(200, List.of(), body);
    }
  }

  /**
   * @param directory of its key and certificate
   */
  public StubTarget(Path directory, Function<Asked, Answer> answers) {
    this.answers = answers;
    Certificates certificates = Certificates.create(own(directory), "stub");
    tls =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setMaxInitialLineLength(1 << 20)
                    .setMaxHeaderSize(1 << 20)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addKeyPath(certificates.keyPem().toString())
                            .addCertPath(certificates.certificatePem().toString())))
            .requestHandler(request -> answer(request, "https://" + host(request) + request.uri()))
            .listen(0, "127.0.0.1")
            .await();
    proxy =
        vertx
            .createHttpServer(
                new HttpServerOptions().setMaxInitialLineLength(1 << 20).setMaxHeaderSize(1 << 20))
            .requestHandler(this::forward)
            .listen(0, "127.0.0.1")
            .await();
  }

  private static Path own(Path directory) {
    try {
      return Files.createTempDirectory(directory, "stub");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String host(HttpServerRequest request) {
    return String.valueOf(request.getHeader("host"));
  }

  /** Of the proxy, which is a server too. */
  public String url() {
    return "http://127.0.0.1:" + proxy.actualPort();
  }

  /** In the order in which they came. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void forward(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.CONNECT)) {
      request.toNetSocket().onSuccess(near -> tunnel(near.pause()));
    } else {
      boolean direct = request.uri().startsWith("/");
      answer(request, (direct ? "http://" + host(request) : "") + request.uri());
    }
  }

  private void tunnel(NetSocket near) {
    tunnels
        .connect(tls.actualPort(), "127.0.0.1")
        .onSuccess(far -> {
          far.pipeTo(near);
          near.pipeTo(far);
        });
  }

  private void answer(HttpServerRequest request, String url) {
    request
        .body()
        .onSuccess(body -> {
          Asked one =
              new Asked(
                  request.method().name(),
                  url,
                  Objects.requireNonNullElse(request.getHeader("authorization"), ""),
                  body.toString());
          asked.add(one);
          Answer answer = answers.apply(one);
          var response = request.response().setStatusCode(answer.status());
          answer.headers().stream()
              .filter(header -> !OF_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT)))
              .forEach(header -> response.headers().add(header.getKey(), header.getValue()));
          boolean bodiless =
              request.method().equals(HttpMethod.HEAD)
                  || answer.status() == 204
                  || answer.status() == 304;
          response.end(bodiless ? Buffer.buffer() : Buffer.buffer(answer.body()));
        });
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
