package dev.throng.runner.truth;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A proxy on loopback to which all names are loopback, and that notes what it is asked for. */
final class RecordingProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient forwarder = vertx.createHttpClient();
  private final NetClient tunnels = vertx.createNetClient();
  private final HttpServer server;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile int refusal;
  private volatile String said = "";

  /** One request to it. */
  record Asked(HttpMethod method, String target, @Nullable String authorization) {}

  RecordingProxy() {
    server = vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1").await();
  }

  RecordingProxy refusing(int status) {
    return refusing(status, "");
  }

  RecordingProxy refusing(int status, String reason) {
    said = reason;
    refusal = status;
    return this;
  }

  int port() {
    return server.actualPort();
  }

  List<Asked> asked() {
    return asked;
  }

  private void handle(HttpServerRequest request) {
    asked.add(new Asked(request.method(), request.uri(), request.getHeader("Proxy-Authorization")));
    if (refusal != 0) {
      request.response().setStatusCode(refusal).end(said);
    } else if (request.method().equals(HttpMethod.CONNECT)) {
      int port = Integer.parseInt(request.uri().replaceFirst(".*:", ""));
      request.toNetSocket().onSuccess(near -> tunnel(near.pause(), port));
    } else {
      forward(request, URI.create(request.uri()));
    }
  }

  private void tunnel(NetSocket near, int port) {
    tunnels
        .connect(port, "127.0.0.1")
        .onSuccess(far -> {
          far.pipeTo(near);
          near.pipeTo(far);
        });
  }

  private void forward(HttpServerRequest request, URI uri) {
    forwarder
        .request(request.method(), uri.getPort(), "127.0.0.1", uri.getRawPath())
        .map(onward -> onward.authority(request.authority()))
        .compose(HttpClientRequest::send)
        .compose(answer -> answer.body().map(body -> new Answer(answer.statusCode(), body)))
        .onSuccess(answer -> request.response().setStatusCode(answer.status()).end(answer.body()));
  }

  private record Answer(int status, Buffer body) {}

  @Override
  public void close() {
    vertx.close();
  }
}
