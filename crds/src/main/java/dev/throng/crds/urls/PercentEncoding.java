package dev.throng.crds.urls;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Percent-encodes what may not stand in a request line, as UTF-8, and keeps all else: what is
 * encoded already, a percent sign that stands alone, and brackets, which servers take. Half of a
 * surrogate pair becomes the replacement character, as in browsers.
 */
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
  private static final String ILLEGAL = "\"#<>\\^`{|}";

  private PercentEncoding() {}

  /** The text itself where nothing is to be encoded. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isIllegal(text.charAt(i))) {
        return encoded(text);
      }
    }
    return text;
  }

  private static String encoded(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    String valid = LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    for (byte b : valid.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isIllegal(c)) {
        safe.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isIllegal(char c) {
    return c <= ' ' || c >= 127 || ILLEGAL.indexOf(c) >= 0;
  }
}
