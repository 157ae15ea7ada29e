package dev.throng.crds.urls;

/**
 * Where a proxy listens, in clear text.
 *
 * @param host as in {@link HttpUrl}
 */
public record ProxyUrl(String host, int port) {
  public static final String ALLOWED = "must be a URL such as http://proxy.example:3128";

  /**
   * @throws IllegalArgumentException saying what is allowed
   */
  public static ProxyUrl parse(String url) {
    HttpUrl parsed;
    try {
      parsed = HttpUrl.parse(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(ALLOWED, e);
    }
    if (parsed.tls()) {
      throw new IllegalArgumentException(
          ALLOWED + ": a proxy is spoken to in clear text, also for targets of https://");
    }
    if (!parsed.path().equals("/") || !parsed.query().isEmpty()) {
      throw new IllegalArgumentException(ALLOWED);
    }
    return new ProxyUrl(parsed.host(), parsed.port());
  }

  @Override
  public String toString() {
    return "http://" + HttpUrl.uriHost(host) + ":" + port;
  }
}
