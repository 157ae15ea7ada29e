package dev.throng.runner.imports;

import dev.throng.crds.urls.HttpUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Method, server, path and query of a request, so written that equal requests are equal: decoded,
 * without default ports, the query in an order of its own and its secrets hidden.
 */
public record RequestLine(String method, String server, String path, String query) {
  public static RequestLine of(String method, String url) {
    HttpUrl parsed;
    try {
      parsed = HttpUrl.parse(url.trim());
    } catch (IllegalArgumentException e) {
      return new RequestLine(method, "", url, "");
    }
    boolean usual = parsed.port() == (parsed.tls() ? 443 : 80);
    return new RequestLine(
        method,
        (parsed.tls() ? "https://" : "http://")
            + parsed.host()
            + (usual ? "" : ":" + parsed.port()),
        decoded(parsed.path().replace("+", "%2B")),
        pairs(parsed.query()));
  }

  private static String pairs(String query) {
    return Arrays.stream(query.replaceFirst("^\\?", "").split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(RequestLine::pair)
        .map(pair ->
            pair.getKey()
                + "="
                + (SensitiveNames.contains(pair.getKey()) && !pair.getValue().isEmpty()
                    ? "*"
                    : pair.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static Map.Entry<String, String> pair(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? Map.entry(decoded(text), "")
        : Map.entry(decoded(text.substring(0, equals)), decoded(text.substring(equals + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public String toString() {
    return method + " " + server + path + (query.isEmpty() ? "" : "?" + query);
  }
}
