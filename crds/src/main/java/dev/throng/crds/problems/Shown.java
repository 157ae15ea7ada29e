package dev.throng.crds.problems;

/** How a value of a manifest looks in a message: on one line, and short. */
public final class Shown {
  private static final int MAX_LENGTH = 80;

  private Shown() {}

  /** Text in quotes, cut after 80 characters, control characters escaped. */
  public static String text(String text) {
    return '"' + plain(text) + '"';
  }

  /** Numbers and the like, without quotes. */
  public static String plain(String text) {
    String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    StringBuilder line = new StringBuilder(cut.length());
    cut.chars()
        .forEach(character -> {
          switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.append(Character.isISOControl(character) ? '?' : (char) character);
          }
        });
    return line.toString();
  }
}
