package dev.throng.runner.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.throng.crds.urls.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Blanks secrets out of what is shown: as they are, as they stand in addresses, forms, JSON and
 * HTML, and within Base64 (RFC 4648), as in basic authentication (RFC 7617).
 */
public final class Blanks {
  public static final Blanks NONE = of(List.of());

  public static final String BLANK = "***";

  /** Below this length a form is too likely to stand in a text by chance. */
  private static final int SHORTEST_DERIVED = 4;

  private final List<String> texts;
  private final List<String> inBase64;
  private final int longest;

  /**
   * @param texts are blanked wherever they stand
   * @param inBase64 are blanked with the whole word around them
   */
  private Blanks(List<String> texts, List<String> inBase64) {
    this.texts = texts;
    this.inBase64 = inBase64;
    longest =
        Stream.concat(texts.stream(), inBase64.stream()).mapToInt(String::length).max().orElse(0);
  }

  public static Blanks of(Collection<String> secrets) {
    List<String> known = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    return new Blanks(
        known.stream().flatMap(Blanks::forms).distinct().toList(),
        known.stream()
            .flatMap(Blanks::base64)
            .filter(form -> form.length() >= SHORTEST_DERIVED)
            .distinct()
            .toList());
  }

  private static Stream<String> forms(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
    String lower = secret.toLowerCase(Locale.ROOT);
    return Stream.of(
            Stream.of(secret, json, json.replace("/", "\\/"), ascii(json), html(secret)),
            Stream.of(form, form.replace("+", "%20"), PercentEncoding.of(secret))
                .flatMap(encoded -> Stream.of(encoded, lowerHex(encoded))),
            Stream.of(lower).filter(host -> host.length() >= SHORTEST_DERIVED))
        .flatMap(some -> some);
  }

  /** As JSON writers do that keep to ASCII. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.chars()
        .forEach(c -> escaped.append(c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  private static String html(String secret) {
    return secret
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String lowerHex(String encoded) {
    StringBuilder lower = new StringBuilder(encoded);
    for (int i = encoded.indexOf('%'); i >= 0; i = encoded.indexOf('%', i + 1)) {
      for (int digit = i + 1; digit < Math.min(i + 3, lower.length()); digit++) {
        lower.setCharAt(digit, Character.toLowerCase(lower.charAt(digit)));
      }
    }
    return lower.toString();
  }

  /** The digits that only the secret decides, for each place in a group of three bytes. */
  private static Stream<String> base64(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, 3)
        .boxed()
        .flatMap(before -> {
          byte[] shifted = new byte[before + bytes.length];
          System.arraycopy(bytes, 0, shifted, before, bytes.length);
          int from = Math.ceilDiv(before * 8, 6);
          int to = Math.max(from, shifted.length * 8 / 6);
          String digits = Base64.getEncoder().encodeToString(shifted).substring(from, to);
          String escaped = digits.replace("+", "%2B").replace("/", "%2F");
          return Stream.of(
              digits, digits.replace('+', '-').replace('/', '_'), escaped, lowerHex(escaped));
        });
  }

  /** In characters: so much more than is shown must be read for no part of a secret to be shown. */
  public int longest() {
    return longest;
  }

  public String blank(String text) {
    return blank(text, text.length());
  }

  /** The first so many characters of a text; a secret on which it is cut is blanked, too. */
  public String blank(String text, int length) {
    int shown = Math.min(text.length(), length);
    int read = (int) Math.min(text.length(), (long) shown + longest);
    BitSet blanked = secretsIn(text.substring(0, read));
    if (blanked.isEmpty()) {
      return text.substring(0, shown);
    }
    StringBuilder visible = new StringBuilder(shown);
    for (int i = 0; i < shown; i++) {
      if (!blanked.get(i)) {
        visible.append(text.charAt(i));
      } else if (i == 0 || !blanked.get(i - 1)) {
        visible.append(BLANK);
      }
    }
    return visible.toString();
  }

  private BitSet secretsIn(String text) {
    BitSet found = new BitSet();
    for (String form : texts) {
      for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
        found.set(at, at + form.length());
      }
    }
    for (String digits : inBase64) {
      for (int at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
        found.set(wordBefore(text, at), wordAfter(text, at + digits.length()));
      }
    }
    return found;
  }

  private static int wordBefore(String text, int index) {
    int from = index;
    while (from > 0 && isBase64(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static int wordAfter(String text, int index) {
    int to = index;
    while (to < text.length() && isBase64(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean isBase64(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || "+/-_=".indexOf(c) >= 0;
  }
}
