package dev.throng.runner.http;

import dev.throng.crds.urls.ProxyUrl;
import dev.throng.runner.scenario.Origin;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between users and servers: it forwards requests in clear text (RFC 9112, section 3.2.2),
 * and carries TLS in a tunnel (CONNECT, RFC 9110, section 9.3.6). It looks names up.
 */
public final class Proxy {
  private final ProxyUrl url;
  private final String source;
  private final @Nullable String credentials;
  private final ProxyExceptions except;

  /**
   * @param source what names it, for people: a field or a variable
   * @param credentials {@code user:password}
   * @param except as {@code NO_PROXY} has them
   */
  public Proxy(ProxyUrl url, String source, @Nullable String credentials, List<String> except) {
    this.url = url;
    this.source = source;
    this.credentials = credentials;
    this.except = new ProxyExceptions(except);
  }

  /** For people: where it is, and what names it. */
  public String told() {
    return url + " (" + source + ")";
  }

  /** What no output may show: the pair, and the password by itself. */
  public List<String> secrets() {
    if (credentials == null) {
      return List.of();
    }
    String password = credentials.substring(credentials.indexOf(':') + 1);
    return List.of(credentials, password);
  }

  /** Whether a server is asked through it. */
  public boolean carries(Origin origin) {
    return !except.contain(origin.host(), origin.port());
  }

  String host() {
    return url.host();
  }

  int port() {
    return url.port();
  }

  /** For a tunnel. */
  ProxyOptions tunnel() {
    ProxyOptions options =
        new ProxyOptions().setType(ProxyType.HTTP).setHost(url.host()).setPort(url.port());
    if (credentials != null) {
      int colon = credentials.indexOf(':');
      options
          .setUsername(colon < 0 ? credentials : credentials.substring(0, colon))
          .setPassword(colon < 0 ? "" : credentials.substring(colon + 1));
    }
    return options;
  }

  /** How requests to a server in clear text are written. */
  Http1Heads.Forwarding forwarding(Origin origin) {
    return new Http1Heads.Forwarding(
        "http://" + origin,
        credentials == null
            ? null
            : "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
