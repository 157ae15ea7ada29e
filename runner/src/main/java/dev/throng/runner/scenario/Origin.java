package dev.throng.runner.scenario;

import java.net.URI;
import java.util.Locale;

/** Where a connection leads. */
public record Origin(boolean tls, String host, int port) {
  /**
   * @throws IllegalArgumentException if the URL is not absolute, or neither http nor https
   */
  public static Origin of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException("must be an absolute http or https URL, is " + url);
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException("the port must be at most 65535, is " + url.getPort());
    }
    boolean tls = scheme.equals("https");
    String host = url.getHost();
    return new Origin(
        tls,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80);
  }

  /** The host as it stands in a URL: IPv6 addresses in brackets. */
  public String uriHost() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return uriHost() + ":" + port;
  }
}
