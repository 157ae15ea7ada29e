package dev.throng.users;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A path with names in braces, in whose place arguments stand: {@code /products/{id}}. */
final class PathTemplate {
  /** Of a run; whoever makes a text of its own for each request gets no faster by keeping them. */
  private static final int MOST_KNOWN = 1_000;

  private static final ConcurrentHashMap<String, PathTemplate> KNOWN = new ConcurrentHashMap<>();

  private final String text;
  private final List<String> literals;

  private PathTemplate(String text) {
    this.text = text;
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      parts.add(text.substring(from, open));
      from = close + 1;
    }
    parts.add(text.substring(from));
    literals = List.copyOf(parts);
  }

  static PathTemplate of(String text) {
    PathTemplate known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    PathTemplate made = new PathTemplate(text);
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(text, made);
    }
    return made;
  }

  String text() {
    return text;
  }

  /**
   * Without arguments the text itself, braces and all.
   *
   * @param arguments one for each name, escaped as one segment of a path
   * @throws IllegalArgumentException if there are more or fewer than names
   */
  String with(Object... arguments) {
    if (arguments.length == 0) {
      return text;
    }
    if (arguments.length != literals.size() - 1) {
      throw new IllegalArgumentException(
          "\"%s\" has %d names in braces, and %d arguments were given"
              .formatted(text, literals.size() - 1, arguments.length));
    }
    StringBuilder path = new StringBuilder(literals.getFirst());
    for (int i = 0; i < arguments.length; i++) {
      path.append(escaped(String.valueOf(arguments[i]))).append(literals.get(i + 1));
    }
    return path.toString();
  }

  private static String escaped(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-')) {
        return URLEncoder.encode(argument, StandardCharsets.UTF_8).replace("+", "%20");
      }
    }
    return argument;
  }
}
