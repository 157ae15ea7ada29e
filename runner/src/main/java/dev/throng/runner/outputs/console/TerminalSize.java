package dev.throng.runner.outputs.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The room on a terminal, in characters. */
record TerminalSize(int columns, int rows) {
  static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final Pattern STTY = Pattern.compile("([1-9]\\d*) ([1-9]\\d*)\\s*");

  TerminalSize {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("no terminal has " + columns + " by " + rows);
    }
  }

  /** Asks the terminal of this process; empty where there is none or {@code stty} is missing. */
  static Optional<TerminalSize> ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads {@code stty size}'s answer: rows, then columns. */
  static Optional<TerminalSize> parse(String answer) {
    Matcher match = STTY.matcher(answer);
    return match.matches()
        ? Optional.of(
            new TerminalSize(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1))))
        : Optional.empty();
  }
}
