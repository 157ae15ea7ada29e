package dev.throng.runner.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for one event loop.
 *
 * @param proxy between it and servers; null if there is none
 */
public record TargetClient(
    HttpClientAgent agent, ClientCertificate certificate, @Nullable Proxy proxy) {
  /** What no output may show, though no manifest names it. */
  public List<String> secrets() {
    return proxy == null ? List.of() : proxy.secrets();
  }

  /**
   * @param options with host and port
   */
  Future<HttpClientConnection> connect(HttpConnectOptions options) {
    return agent
        .connect(options)
        .recover(failure ->
            Future.failedFuture(certificate.reason(failure, options.getHost(), options.getPort())));
  }
}
