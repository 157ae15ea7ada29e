package dev.throng.runner.imports.curl;

import dev.throng.runner.imports.ImportException;
import java.util.ArrayList;
import java.util.List;

/** A shell's text as commands of words: quotes, escapes and continued lines, nothing else. */
final class CurlWords {
  private final String text;
  private int at;

  private CurlWords(String text) {
    this.text = text;
  }

  /**
   * The words of each command; {@code ;}, {@code &}, {@code |} and ends of lines end one.
   *
   * @throws ImportException if a quote has no end
   */
  static List<List<String>> commands(String text) {
    CurlWords words =
        new CurlWords(
            text.replace("\r\n", "\n")
                .replace("\\\n", " ")
                .replace("^\n", " ")
                .replace("`\n", " "));
    return words.read();
  }

  private List<List<String>> read() {
    List<List<String>> commands = new ArrayList<>();
    List<String> command = new ArrayList<>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' || c == ';' || c == '|' || c == '&') {
        at++;
        if (!command.isEmpty()) {
          commands.add(command);
          command = new ArrayList<>();
        }
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        at = end('\n');
      } else {
        command.add(word());
      }
    }
    if (!command.isEmpty()) {
      commands.add(command);
    }
    return commands;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (at < text.length() && " \t\n;|&".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '\'') {
        int end = text.indexOf('\'', at + 1);
        require(end);
        word.append(text, at + 1, end);
        at = end + 1;
      } else if (c == '"') {
        doubleQuoted(word);
      } else if (text.startsWith("$'", at)) {
        ansi(word);
      } else if (c == '\\' && at + 1 < text.length()) {
        word.append(text.charAt(at + 1));
        at += 2;
      } else {
        word.append(c);
        at++;
      }
    }
    return word.toString();
  }

  private void doubleQuoted(StringBuilder word) {
    for (at++; ; at++) {
      require(at < text.length() ? at : -1);
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return;
      }
      if (c == '\\' && at + 1 < text.length() && "\"\\$`".indexOf(text.charAt(at + 1)) >= 0) {
        c = text.charAt(++at);
      }
      word.append(c);
    }
  }

  /** Chrome quotes so where a text has both kinds of quotes. */
  private void ansi(StringBuilder word) {
    for (at += 2; ; at++) {
      require(at < text.length() ? at : -1);
      char c = text.charAt(at);
      if (c == '\'') {
        at++;
        return;
      }
      if (c != '\\' || at + 1 >= text.length()) {
        word.append(c);
        continue;
      }
      char escaped = text.charAt(++at);
      switch (escaped) {
        case 'n' -> word.append('\n');
        case 't' -> word.append('\t');
        case 'r' -> word.append('\r');
        case 'u', 'x' -> {
          int from = at + 1;
          int to = from;
          while (to < text.length()
              && to - from < (escaped == 'u' ? 4 : 2)
              && Character.digit(text.charAt(to), 16) >= 0) {
            to++;
          }
          if (to > from) {
            word.append((char) Integer.parseInt(text.substring(from, to), 16));
            at = to - 1;
          }
        }
        default -> word.append(escaped);
      }
    }
  }

  private int end(char mark) {
    int end = text.indexOf(mark, at);
    return end < 0 ? text.length() : end;
  }

  private static void require(int end) {
    if (end < 0) {
      throw new ImportException("has a quote that does not end");
    }
  }
}
