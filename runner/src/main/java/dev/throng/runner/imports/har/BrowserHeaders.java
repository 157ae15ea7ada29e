package dev.throng.runner.imports.har;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a browser adds of its own, and a load test has no use for. */
final class BrowserHeaders {
  private static final Set<String> OWN =
      Set.of(
          "cookie",
          "user-agent",
          "referer",
          "if-none-match",
          "if-modified-since",
          "cache-control",
          "pragma",
          "upgrade-insecure-requests",
          "priority",
          "dnt",
          "purpose",
          "x-client-data",
          "save-data",
          "alt-used",
          "range",
          "if-range");

  private BrowserHeaders() {}

  /** Cookies are those that the server sets in the test itself. */
  static boolean isKept(Map.Entry<String, String> header) {
    String name = header.getKey().toLowerCase(Locale.ROOT);
    return !OWN.contains(name) && !name.startsWith("sec-");
  }
}
