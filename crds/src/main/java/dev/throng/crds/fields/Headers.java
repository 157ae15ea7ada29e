package dev.throng.crds.fields;

import dev.throng.crds.expressions.Template;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.urls.HttpUrl;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and values of HTTP headers, by RFC 9110 section 5. */
public final class Headers {
  public static final String ALLOWED = "letters, digits and hyphens";

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern NO_HOST = Pattern.compile("[\\s/\\\\?#@]");

  /** What HTTP itself says of a message on its way (RFC 9110, section 7.6.1; RFC 9113, 8.2.2). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private Headers() {}

  public static void check(Map<String, String> headers, Path path, Problems problems) {
    headers.forEach((name, value) -> {
      if (!isName(name)) {
        problems.add(path.field(name), "must be the name of a header: " + ALLOWED);
      } else if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
        problems.add(
            path.field(name),
            "cannot be set: it is about the connection, or the length of the body, and follows from"
                + " them; leave it out");
      }
      if (value.chars().anyMatch(Headers::isForbidden)) {
        problems.text(
            path.field(name), value, "must be on one line, without control characters but tabs");
      } else if (name.equalsIgnoreCase("host") && !isHost(value)) {
        problems.text(
            path.field(name), value, "must be a host such as shop, or shop:8080 with its port");
      }
    });
  }

  /** What is known before the test runs must be a host; the rest is left to the server. */
  private static boolean isHost(String value) {
    try {
      Template template = Template.parse(value);
      return template.isConstant()
          ? HttpUrl.isServer(value)
          : template.parts().stream().noneMatch(Headers::endsHost);
    } catch (IllegalArgumentException toldByExpressionRules) {
      return true;
    }
  }

  private static boolean endsHost(Template.Part part) {
    return part instanceof Template.Part.Text(String text) && NO_HOST.matcher(text).find();
  }

  public static boolean isName(String name) {
    return TOKEN.matcher(name).matches();
  }

  private static boolean isForbidden(int character) {
    return Character.isISOControl(character) && character != '\t';
  }
}
