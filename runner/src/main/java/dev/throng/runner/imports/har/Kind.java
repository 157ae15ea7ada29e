package dev.throng.runner.imports.har;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an exchange was for: a document or a call, or a part of the page. */
final class Kind {
  private static final Set<String> KEPT = Set.of("document", "xhr", "fetch", "other", "ping");
  private static final Pattern PART =
      Pattern.compile(
          "(image|font|audio|video)/.*|text/css|.*javascript|application/(font.*|wasm|x-font.*|ecmascript)");
  private static final Pattern PART_PATH =
      Pattern.compile(
          "(?i).*\\.(css|js|mjs|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|mp4|webm|mp3|wasm)(\\?.*)?");

  private Kind() {}

  static boolean isDocument(HarEntry entry) {
    String dest = HarEntry.first(entry.headers(), "sec-fetch-dest").toLowerCase(Locale.ROOT);
    return entry.kind().equals("document")
        || dest.equals("document")
        || entry.kind().isEmpty() && dest.isEmpty() && entry.mimeType().equals("text/html");
  }

  static boolean isKept(HarEntry entry) {
    if (entry.method().equals("OPTIONS")
        && !HarEntry.first(entry.headers(), "access-control-request-method").isEmpty()) {
      return false;
    }
    if (!entry.kind().isEmpty() && !entry.kind().equals("other")) {
      return KEPT.contains(entry.kind());
    }
    String dest = HarEntry.first(entry.headers(), "sec-fetch-dest").toLowerCase(Locale.ROOT);
    if (!dest.isEmpty()) {
      return Set.of("document", "empty", "iframe").contains(dest);
    }
    return entry.mimeType().isEmpty() || entry.mimeType().startsWith("x-")
        ? !PART_PATH.matcher(entry.url()).matches()
        : !PART.matcher(entry.mimeType()).matches();
  }
}
