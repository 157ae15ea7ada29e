package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Map;
import java.util.regex.Pattern;

/** Names and values of HTTP headers, by RFC 9110 section 5. */
final class Headers {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private Headers() {}

  static void check(Map<String, String> headers, Path path, Problems problems) {
    headers.forEach((name, value) -> {
      name(name, path.field(name), problems);
      if (value.chars().anyMatch(Headers::isForbidden)) {
        problems.text(path.field(name), value, "must be on one line");
      }
    });
  }

  static void name(String name, Path path, Problems problems) {
    if (!TOKEN.matcher(name).matches()) {
      problems.text(path, name, "is not the name of a header: letters, digits and hyphens");
    }
  }

  private static boolean isForbidden(int character) {
    return character == '\r' || character == '\n' || character == 0;
  }
}
