package dev.throng.operator.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.util.regex.Pattern;

/** Time, level, LoadTest and run, message: one line for people, whatever is in it. */
final class TextLine extends LayoutBase<ILoggingEvent> {
  private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\R\\s*");

  @Override
  public String doLayout(ILoggingEvent event) {
    LogFields fields = LogFields.of(event);
    String about = fields.loadTest();
    if (about == null) {
      about = fields.logger().substring(fields.logger().lastIndexOf('.') + 1);
    } else if (fields.run() != null) {
      about += " run " + fields.run();
    }
    String exception = fields.exception() == null ? "" : " | " + fields.exception();
    String line =
        String.join(" ", fields.time(), fields.level(), about + ":", fields.message() + exception);
    return LINE_ENDS.matcher(line.strip()).replaceAll(" | ") + "\n";
  }
}
