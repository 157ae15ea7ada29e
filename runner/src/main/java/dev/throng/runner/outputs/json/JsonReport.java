package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.results.RunView;

/** The result document, as a file for programs or as data for the page. */
public final class JsonReport implements Report {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ObjectWriter writer;
  private final String end;

  private JsonReport(ObjectWriter writer, String end) {
    this.writer = writer;
    this.end = end;
  }

  /** With a field to a line, ends in a line break. */
  public static JsonReport indented() {
    return new JsonReport(MAPPER.writerWithDefaultPrettyPrinter(), "\n");
  }

  /** On one line. */
  public static JsonReport compact() {
    return new JsonReport(MAPPER.writer(), "");
  }

  @Override
  public String render(RunView view) {
    try {
      return writer.writeValueAsString(ResultDocument.of(view)) + end;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
