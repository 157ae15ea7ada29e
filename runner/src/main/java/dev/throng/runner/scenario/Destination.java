package dev.throng.runner.scenario;

import java.net.URI;

/**
 * A server, and what to ask it for.
 *
 * @param path raw path and query, as in the request line
 */
public record Destination(Origin origin, String path) {
  private static final String HEX = "0123456789ABCDEF";

  /**
   * @param text a path below the base, or an absolute URL
   * @throws StepException if it is neither
   */
  public static Destination of(Destination base, String text) {
    if (text.startsWith("/")) {
      return new Destination(base.origin(), base.path() + encoded(text));
    }
    return ofUrl(text);
  }

  /** The base URL of a target; its path has no trailing slash. */
  public static Destination base(String url) {
    Destination target = ofUrl(url);
    String path = target.path().equals("/") ? "" : target.path();
    return new Destination(
        target.origin(), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** Where a {@code Location} header leads from here. */
  public Destination follow(String location) {
    try {
      URI here = URI.create((origin.tls() ? "https://" : "http://") + origin + path);
      // java.net.URI resolves a bare query as RFC 2396 does, RFC 3986 keeps the path's last segment
      String relative = location.startsWith("?") ? here.getRawPath() + location : location;
      return ofUri(here.resolve(encoded(relative)));
    } catch (IllegalArgumentException e) {
      throw new StepException("redirect to " + location + ", which is no URL");
    }
  }

  private static Destination ofUrl(String url) {
    try {
      return ofUri(URI.create(encoded(url)));
    } catch (IllegalArgumentException e) {
      throw new StepException(
          "\"" + url + "\" is neither a path that starts with / nor an absolute http or https URL");
    }
  }

  private static Destination ofUri(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new Destination(
        Origin.of(uri), uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  /**
   * Percent-encodes what may not stand in a request line, so that data cannot break out of it;
   * keeps all else.
   */
  public static String encoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isIllegal(text.charAt(i))) {
        return encodeFrom(text);
      }
    }
    return text;
  }

  private static String encodeFrom(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isIllegal(c)) {
        safe.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isIllegal(char c) {
    return c <= ' ' || c >= 127 || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^'
        || c == '`' || c == '{' || c == '|' || c == '}';
  }
}
