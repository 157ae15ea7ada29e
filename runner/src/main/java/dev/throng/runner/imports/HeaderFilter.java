package dev.throng.runner.imports;

import dev.throng.crds.fields.Headers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Headers as a manifest may have them. */
public final class HeaderFilter {
  /** Of the connection, of the body, or what Throng and the server work out between them. */
  private static final Set<String> FOLLOWING =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "transfer-encoding",
          "te",
          "trailer",
          "upgrade",
          "http2-settings",
          "content-length",
          "content-type",
          "accept-encoding",
          "expect");

  private HeaderFilter() {}

  /** Joins values of one name, leaves out what may not be set and what is no header. */
  public static Map<String, String> of(Iterable<Map.Entry<String, String>> headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    Map<String, String> spelled = new LinkedHashMap<>();
    for (Map.Entry<String, String> header : headers) {
      String lower = header.getKey().toLowerCase(Locale.ROOT);
      if (!Headers.isName(header.getKey()) || FOLLOWING.contains(lower)) {
        continue;
      }
      String name = spelled.computeIfAbsent(lower, _ -> header.getKey());
      String value = header.getValue().replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ").strip();
      kept.merge(name, value, (one, two) -> one + ", " + two);
    }
    return kept;
  }
}
