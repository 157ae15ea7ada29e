package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.results.RunView;
import java.util.function.Function;

/** The result document, as a file for programs or as data for the page. */
public final class JsonReport implements Report {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ObjectWriter writer;
  private final String end;
  private final Function<RunView, ResultDocument> document;

  private JsonReport(ObjectWriter writer, String end, Function<RunView, ResultDocument> document) {
    this.writer = writer;
    this.end = end;
    this.document = document;
  }

  /** With a field to a line, ends in a line break. */
  public static JsonReport indented() {
    return new JsonReport(MAPPER.writerWithDefaultPrettyPrinter(), "\n", ResultDocument::of);
  }

  /** On one line, without the history. */
  public static JsonReport compact() {
    return new JsonReport(MAPPER.writer(), "", view -> ResultDocument.of(view, view.timeline()));
  }

  @Override
  public String render(RunView view) {
    try {
      return writer.writeValueAsString(document.apply(view)) + end;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text are always JSON", e);
    }
  }
}
