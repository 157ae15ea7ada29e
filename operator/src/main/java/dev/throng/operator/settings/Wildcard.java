package dev.throng.operator.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Patterns of an administrator: a star stands for any run of characters, case does not matter. */
final class Wildcard {
  private Wildcard() {}

  static boolean anyMatches(List<String> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, value));
  }

  private static boolean matches(String pattern, String value) {
    String expression = "\\Q" + pattern.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.matches(expression, value.toLowerCase(Locale.ROOT));
  }
}
