package dev.throng.runner.server;

/** Text for a field that has room for so many characters. */
final class Shortened {
  private Shortened() {}

  static String to(int most, String text) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
