package dev.throng.operator.logs;

import java.util.List;

/**
 * How lines of the log look, and which there are.
 *
 * @param format one of {@link #FORMATS}
 * @param level one of {@link #LEVELS}: that, and what is more serious
 */
public record LogStyle(String format, String level) {
  public static final List<String> FORMATS = List.of("text", "json");
  public static final List<String> LEVELS = List.of("error", "warn", "info", "debug");
  public static final LogStyle USUAL = new LogStyle("text", "info");
}
