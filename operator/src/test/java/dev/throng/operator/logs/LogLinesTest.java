package dev.throng.operator.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLinesTest {
  private static final Map<String, String> IN_A_RUN =
      Map.of("resource.namespace", "team", "resource.name", "shop", "run", "3");

  @Test
  void text_has_time_level_and_what_it_is_about() {
    assertThat(new TextLine().doLayout(event("Finished: Passed", null, IN_A_RUN)))
        .isEqualTo("2026-11-28T07:00:00.120Z WARN team/shop run 3: Finished: Passed\n");
    assertThat(
            new TextLine()
                .doLayout(
                    event(
                        "Rejected: no",
                        null,
                        Map.of("resource.namespace", "team", "resource.name", "shop"))))
        .isEqualTo("2026-11-28T07:00:00.120Z WARN team/shop: Rejected: no\n");
    assertThat(new TextLine().doLayout(event("the lease is lost", null, Map.of())))
        .isEqualTo("2026-11-28T07:00:00.120Z WARN Leadership: the lease is lost\n");
  }

  @Test
  void a_line_stays_one_line_whatever_is_in_it() {
    IOException cause = new IOException("a\r\nb");
    String text = new TextLine().doLayout(event("one\n  two", cause, IN_A_RUN));
    assertThat(text)
        .containsOnlyOnce("\n")
        .contains("run 3: one | two | java.io.IOException: a | b | at dev.throng.operator.logs");
    assertThat(new JsonLine().doLayout(event("one\ntwo", cause, IN_A_RUN))).containsOnlyOnce("\n");
  }

  @Test
  void json_has_a_field_for_each() throws IOException {
    JsonNode line =
        new JsonMapper().readTree(new JsonLine().doLayout(event("say \"no\"\n", null, IN_A_RUN)));
    assertThat(line)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"time": "2026-11-28T07:00:00.120Z", "level": "WARN", "loadtest": "team/shop",
                     "run": "3", "logger": "dev.throng.operator.Leadership", "message": "say \\"no\\"\\n"}
                    """));
  }

  @Test
  void the_operator_logs_by_these_settings() {
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(LoggerContext.class);
    assertThat(((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT").getLevel())
        .isEqualTo(Level.INFO);
  }

  private static LoggingEvent event(
      String message, @Nullable Throwable thrown, Map<String, String> noted) {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "",
            context.getLogger("dev.throng.operator.Leadership"),
            Level.WARN,
            message,
            thrown,
            new Object[0]);
    event.setInstant(Instant.parse("2026-11-28T07:00:00.120Z"));
    event.setMDCPropertyMap(noted);
    return event;
  }
}
