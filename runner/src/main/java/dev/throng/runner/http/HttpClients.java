package dev.throng.runner.http;

import dev.throng.crds.problems.Reason;
import dev.throng.crds.spec.Http;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.scenario.Origin;
import dev.throng.runner.scenario.UnresolvedException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x clients as a manifest's {@code target.http} wants them.
 *
 * <p>Each event loop needs a client of its own. While a client makes its TLS context, connections
 * of other loops wait for it and then go on in the thread of the loop that was first. If that one
 * is held up, Vert.x 5.1.6 puts the codec of HTTP/2 into a connection after the server's first
 * frame, which is lost: the connection breaks, and it looks like the server's doing.
 */
public final class HttpClients {
  private static final int HTTP2_WINDOW_BYTES = 1 << 20;

  /** By how much a request's own timeout comes first, so that a timeout has one name. */
  private static final int CONNECT_GRACE_MILLIS = 1_000;

  private final Vertx vertx;
  private final HttpClientOptions options;
  private final ClientCertificate certificate;
  private final @Nullable Proxy proxy;
  private final List<HttpClientAgent> made = new ArrayList<>();

  /**
   * @throws UnresolvedException naming the file that cannot be used
   */
  public HttpClients(Vertx vertx, Http http, Origin target, TlsMaterial tls) {
    this(vertx, http, target, tls, null);
  }

  /**
   * Likewise, with a proxy.
   *
   * @throws UnresolvedException naming the file that cannot be used
   */
  public HttpClients(
      Vertx vertx, Http http, Origin target, TlsMaterial tls, @Nullable Proxy proxy) {
    this.vertx = vertx;
    this.proxy = proxy;
    certificate =
        new ClientCertificate(tls.identity() == null ? null : tls.identity().keyManager());
    options = options(vertx, http, target, tls).setKeyCertOptions(KeyCertOptions.wrap(certificate));
  }

  /** For one more event loop. */
  public TargetClient next() {
    HttpClientAgent agent = vertx.createHttpClient(options);
    made.add(agent);
    return new TargetClient(agent, certificate, proxy);
  }

  public void close() {
    made.forEach(HttpClientAgent::close);
  }

  /**
   * PEM certificates.
   *
   * @param name where they come from, for people
   */
  public record Trusted(String name, Buffer pem) {}

  /** What to trust and what to present; null where there is none. */
  public record TlsMaterial(@Nullable Trusted trusted, @Nullable Identity identity) {
    public static final TlsMaterial NONE = new TlsMaterial(null, null);
  }

  private static HttpClientOptions options(Vertx vertx, Http http, Origin target, TlsMaterial tls) {
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
                    .setMaxHeaderListSize(HeadLimits.MAX_DECODED_BYTES)
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
    Trusted own = tls.trusted();
    if (own != null) {
      PemTrustOptions trusted = new PemTrustOptions().addCertValue(own.pem());
      usable(own.name(), () -> trusted.getTrustManagerFactory(vertx));
      options.setTrustOptions(trusted);
    } else if (target.tls() && !http.tls().insecureSkipVerify()) {
      options.setTrustOptions(TrustOptions.wrap(systemTrust()));
    }
    return options;
  }

  /**
   * Those that Java trusts. To read them takes a tenth of a second and more: Vert.x would do so
   * with the first connection, on its event loop.
   */
  private static TrustManager systemTrust() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new UnresolvedException(
          "the certificates that Java trusts cannot be read: " + Reason.of(e));
    }
  }

  /** What Vert.x cannot load would otherwise fail with the first connection of each user. */
  private static void usable(String name, Callable<?> loading) {
    try {
      loading.call();
    } catch (Exception e) {
      throw new UnresolvedException(
          name + ": its PEM file cannot be used for TLS here: " + Reason.of(e));
    }
  }
}
