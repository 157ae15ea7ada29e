package dev.throng.operator.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is logged at once.
 *
 * @param loadTest namespace and name of the one that is looked at; null if there is none
 * @param run its number; null before the first
 * @param logger of those that log nothing about a LoadTest, the class
 * @param exception with its stack; null if there is none
 */
record LogFields(
    String time,
    String level,
    @Nullable String loadTest,
    @Nullable String run,
    String logger,
    String message,
    @Nullable String exception) {
  /** In each thread that looks at a LoadTest the Java Operator SDK notes these two. */
  private static final String NAMESPACE = "resource.namespace";

  private static final String NAME = "resource.name";
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  static LogFields of(ILoggingEvent event) {
    Map<String, String> noted = event.getMDCPropertyMap();
    String name = noted.get(NAME);
    return new LogFields(
        TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
        event.getLevel().toString(),
        name == null ? null : noted.get(NAMESPACE) + "/" + name,
        noted.get(CurrentRun.KEY),
        event.getLoggerName(),
        event.getFormattedMessage(),
        event.getThrowableProxy() instanceof ThrowableProxy thrown
            ? stack(thrown.getThrowable())
            : null);
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }
}
