package dev.throng.crds.rules;

import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and values of HTTP headers, by RFC 9110 section 5. */
final class Headers {
  static final String ALLOWED = "letters, digits and hyphens";

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What HTTP itself says of a message on its way (RFC 9110, section 7.6.1; RFC 9113, 8.2.2). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private Headers() {}

  static void check(Map<String, String> headers, Path path, Problems problems) {
    headers.forEach((name, value) -> {
      if (!isName(name)) {
        problems.add(path.field(name), "must be the name of a header: " + ALLOWED);
      } else if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            path.field(name),
            "cannot be set: it is about the connection, or the length of the body, and follows from"
                + " them");
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
