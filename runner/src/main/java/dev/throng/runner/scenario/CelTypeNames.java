package dev.throng.runner.scenario;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of types as CEL has them, where its runtime names Java's classes. */
final class CelTypeNames {
  private static final Pattern CLASS =
      Pattern.compile("(?:class )?\\b(?:[a-z][a-z0-9_]*\\.)+(?:[A-Z]\\w*[.$])*([A-Z]\\w*)");
  private static final Map<String, String> NAMES =
      Map.of(
          "Long", "int",
          "UnsignedLong", "uint",
          "Double", "double",
          "Boolean", "bool",
          "NullValue", "null",
          "CelByteString", "bytes",
          "Instant", "timestamp");

  private CelTypeNames() {}

  static String in(String message) {
    return CLASS.matcher(message).replaceAll(found -> name(found.group(1)));
  }

  private static String name(String simple) {
    String known = NAMES.get(simple);
    if (known != null) {
      return known;
    }
    return simple.endsWith("Map")
        ? "map"
        : simple.endsWith("List") ? "list" : simple.toLowerCase(Locale.ROOT);
  }
}
