package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.results.RunView;

/** The timeline of the result document, by itself. */
public final class TimelineJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TimelineJson() {}

  public static String render(RunView view) {
    try {
      return MAPPER.writeValueAsString(TimelineColumns.of(view.timeline()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
