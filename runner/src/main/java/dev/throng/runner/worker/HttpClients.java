package dev.throng.runner.worker;

import dev.throng.crds.spec.Http;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Vert.x clients as a manifest's {@code target.http} wants them. */
final class HttpClients {
  private static final int HTTP2_WINDOW_BYTES = 1 << 20;

  /** By how much a request's own timeout comes first, so that a timeout has one name. */
  private static final int CONNECT_GRACE_MILLIS = 1_000;

  private HttpClients() {}

  /** PEM texts; null where there is none. */
  record TlsMaterial(@Nullable Buffer trusted, @Nullable Buffer certificate, @Nullable Buffer key) {
    static final TlsMaterial NONE = new TlsMaterial(null, null, null);
  }

  /**
   * @throws UnresolvedException naming the file that cannot be used
   */
  static HttpClientAgent build(Vertx vertx, Http http, TlsMaterial tls) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAliveTimeout(0)
            .setHttp2KeepAliveTimeout(0)
            .setTcpNoDelay(true)
            .setConnectTimeout(
                (int) Math.min(Integer.MAX_VALUE, http.timeout().toMillis() + CONNECT_GRACE_MILLIS))
            .setTrustAll(http.tls().insecureSkipVerify())
            .setVerifyHost(!http.tls().insecureSkipVerify())
            .setHttp2ConnectionWindowSize(HTTP2_WINDOW_BYTES)
            .setInitialSettings(
                new Http2Settings()
                    .setInitialWindowSize(HTTP2_WINDOW_BYTES)
                    .setMaxHeaderListSize(AnswerHead.MAX_DECODED_BYTES)
                    .setPushEnabled(false));
    switch (http.version()) {
      case AUTO ->
          options
              .setUseAlpn(true)
              .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
      case HTTP_1_1 -> options.setProtocolVersion(HttpVersion.HTTP_1_1);
      case HTTP_2 ->
          options
              .setProtocolVersion(HttpVersion.HTTP_2)
              .setUseAlpn(true)
              .setAlpnVersions(List.of(HttpVersion.HTTP_2));
      case HTTP_2_PRIOR_KNOWLEDGE ->
          options.setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false);
    }
    if (tls.trusted() != null) {
      PemTrustOptions trusted = new PemTrustOptions().addCertValue(tls.trusted());
      usable(Environment.CA_FILE, () -> trusted.getTrustManagerFactory(vertx));
      options.setTrustOptions(trusted);
    }
    if (tls.certificate() != null && tls.key() != null) {
      PemKeyCertOptions identity =
          new PemKeyCertOptions().addCertValue(tls.certificate()).addKeyValue(tls.key());
      usable(Environment.KEY_FILE, () -> identity.getKeyManagerFactory(vertx));
      options.setKeyCertOptions(identity);
    }
    return vertx.createHttpClient(options);
  }

  /** What Vert.x cannot load would otherwise fail with the first connection of each user. */
  private static void usable(String variable, Callable<?> loading) {
    try {
      loading.call();
    } catch (Exception e) {
      throw new UnresolvedException(
          variable + ": its PEM file cannot be used for TLS here: " + e.getMessage());
    }
  }
}
