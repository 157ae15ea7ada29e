package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Map;
import java.util.regex.Pattern;

/** Names and values of HTTP headers, by RFC 9110 section 5. */
final class Headers {
  static final String ALLOWED = "letters, digits and hyphens";

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private Headers() {}

  static void check(Map<String, String> headers, Path path, Problems problems) {
    headers.forEach((name, value) -> {
      if (!isName(name)) {
        problems.add(path.field(name), "must be the name of a header: " + ALLOWED);
      }
      if (value.chars().anyMatch(Headers::isForbidden)) {
        problems.text(path.field(name), value, "must be on one line");
      }
    });
  }

  static boolean isName(String name) {
    return TOKEN.matcher(name).matches();
  }

  private static boolean isForbidden(int character) {
    return character == '\r' || character == '\n' || character == 0;
  }
}
