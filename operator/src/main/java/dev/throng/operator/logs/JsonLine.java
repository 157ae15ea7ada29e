package dev.throng.operator.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; fields that have no value are left out. */
final class JsonLine extends LayoutBase<ILoggingEvent> {
  @Override
  public String doLayout(ILoggingEvent event) {
    LogFields fields = LogFields.of(event);
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    put(line, "time", fields.time());
    put(line, "level", fields.level());
    put(line, "loadtest", fields.loadTest());
    put(line, "run", fields.run());
    put(line, "logger", fields.logger());
    put(line, "message", fields.message());
    put(line, "exception", fields.exception());
    return line + "\n";
  }

  private static void put(ObjectNode line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
