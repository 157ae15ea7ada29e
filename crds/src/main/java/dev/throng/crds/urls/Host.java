package dev.throng.crds.urls;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** The host of a URL, in the one form that it has for the DNS. */
final class Host {
  private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f:.]+(%25[\\w.~-]+)?)]");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\"#%/:<>?@\\[\\\\\\]^`{|}\\x7f]");

  private Host() {}

  /**
   * @param text as it stands in a URL
   * @throws IllegalArgumentException if no host can be named so
   */
  static String of(String text) {
    if (text.startsWith("[")) {
      var literal = IPV6.matcher(text);
      if (literal.matches() && text.contains(":")) {
        return literal.group(1).toLowerCase(Locale.ROOT);
      }
      throw wrong(text);
    }
    String host = isAscii(text) ? text : international(text);
    if (host.isEmpty() || host.length() > 253 || FORBIDDEN.matcher(host).find()) {
      throw wrong(text);
    }
    return host.toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static String international(String text) {
    try {
      return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException _) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no name of a host");
  }
}
