package dev.throng.runner.outputs.text;

/** Text from manifests and targets, made fit for one line of a terminal. */
public final class Lines {
  private Lines() {}

  /**
   * The text with each control character, line breaks and escape sequences included, as a visible
   * {@code ·}: neither manifest nor target may steer the reader's terminal.
   */
  public static String printable(String text) {
    return text.codePoints()
        .map(point -> unprintable(point) ? '·' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The width in columns, one for each character. */
  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * Cuts what doesn't fit out of the middle, where names differ least: {@code /api/pro…/reviews}.
   */
  public static String truncateMiddle(String text, int width) {
    int length = width(text);
    if (length <= width) {
      return text;
    }
    if (width <= 1) {
      return width <= 0 ? "" : "…";
    }
    int head = width / 2;
    int tail = width - 1 - head;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  private static boolean unprintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
