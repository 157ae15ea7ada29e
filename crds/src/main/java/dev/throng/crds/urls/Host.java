package dev.throng.crds.urls;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The host of a URL, in the one form that it has for the DNS. */
final class Host {
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\"#%/:<>?@\\[\\\\\\]^`{|}\\x7f]");

  /** What ends in a number is read as an IPv4 address (WHATWG URL, section 3.5). */
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  private static final String BYTE = "(?:0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

  /**
   * Characters that IDNA 2003, which Java has, maps to others, and IDNA 2008, which browsers have,
   * does not: they would lead to another host.
   *
   * @see <a href="https://www.unicode.org/reports/tr46/#Deviations">UTS 46, section 2.3</a>
   */
  private static final Pattern DEVIATING = Pattern.compile("[ßẞς\\u200C\\u200D]");

  private Host() {}

  /**
   * @param text as it stands in a URL
   * @throws IllegalArgumentException if no host can be named so
   */
  static String of(String text) {
    if (text.startsWith("[")) {
      return Ipv6.of(text);
    }
    String decoded = decoded(text);
    String host = (isAscii(decoded) ? decoded : international(decoded)).toLowerCase(Locale.ROOT);
    if (host.isEmpty() || host.length() > 253 || FORBIDDEN.matcher(host).find()) {
      throw wrong(text);
    }
    if (NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no IPv4 address: four numbers from 0 to 255");
    }
    return host;
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw wrong(text);
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static String international(String text) {
    if (DEVIATING.matcher(text).find()) {
      throw unclear(text);
    }
    try {
      return IDN.toASCII(text);
    } catch (IllegalArgumentException _) {
      throw unclear(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no name of a host");
  }

  private static IllegalArgumentException unclear(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" cannot be read as a host here: write its form that begins with xn--");
  }
}
