package dev.throng.runner.outputs.console;

/** What a piece of text means, and its ANSI code where the terminal has colours. */
enum Style {
  PLAIN(""),
  STRONG("1"),
  QUIET("2"),
  GOOD("32"),
  BAD("31"),
  WARNING("33");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String paint(String text, boolean colours) {
    return colours && this != PLAIN && !text.isEmpty()
        ? "\u001b[" + code + "m" + text + "\u001b[0m"
        : text;
  }
}
