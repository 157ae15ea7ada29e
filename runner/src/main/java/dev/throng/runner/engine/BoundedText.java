package dev.throng.runner.engine;

/**
 * Text that a target, an expression or a library made, in a form that every output can bear: at
 * most {@value #MAX_BYTES} bytes of UTF-8, whole code points, control characters in the form {@code
 * \n} or {@code \}{@code u0007}, and never empty.
 */
public final class BoundedText {
  public static final int MAX_BYTES = 1024;
  static final String NONE = "(no text)";

  /** One more than fits, so that what is cut is seen to be. */
  private static final int READ_CHARACTERS = MAX_BYTES + 1;

  private static final String CUT = "…";
  private static final int CUT_BYTES = 3;
  private static final int REPLACEMENT = 0xFFFD;

  private BoundedText() {}

  /** The text itself where nothing is to be changed. */
  public static String of(String text, Blanks secrets) {
    return of(text, secrets, false);
  }

  /** Likewise, in lines: line breaks and tabs stay. */
  public static String lines(String text, Blanks secrets) {
    return of(text.replace("\r\n", "\n"), secrets, true);
  }

  private static String of(String text, Blanks secrets, boolean inLines) {
    String shown = secrets.blank(text, READ_CHARACTERS);
    boolean isCut = text.length() > READ_CHARACTERS && shown.length() < READ_CHARACTERS;
    String whole = isCut ? shown + CUT : shown;
    return isFit(whole) ? whole : fitted(whole, inLines);
  }

  private static boolean isFit(String text) {
    if (text.isBlank() || text.length() > MAX_BYTES) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  private static String fitted(String text, boolean inLines) {
    if (text.isBlank()) {
      return NONE;
    }
    StringBuilder fitted = new StringBuilder(Math.min(text.length(), MAX_BYTES));
    int bytes = 0;
    int fitting = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int before = fitted.length();
      if (inLines && (point == '\n' || point == '\t')) {
        fitted.append((char) point);
      } else {
        show(point, fitted);
      }
      bytes += bytes(fitted, before);
      if (bytes > MAX_BYTES) {
        return fitted.substring(0, fitting) + CUT;
      }
      fitting = bytes <= MAX_BYTES - CUT_BYTES ? fitted.length() : fitting;
    }
    return fitted.toString();
  }

  private static void show(int point, StringBuilder out) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              out.append("\\u%04x".formatted(point));
          case Character.SURROGATE -> out.appendCodePoint(REPLACEMENT);
          default -> out.appendCodePoint(point);
        }
      }
    }
  }

  /** How many bytes of UTF-8 all from an index on takes. */
  private static int bytes(StringBuilder shown, int from) {
    int bytes = 0;
    for (int i = from; i < shown.length(); i++) {
      char c = shown.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
