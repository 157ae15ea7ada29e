package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import java.util.Map;

/** The history of a run, out of the result document that it left. */
public final class HistoryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Map<String, SecondState> STATES =
      Map.of(
          "warmup", SecondState.WARM_UP,
          "workerLost", SecondState.WORKER_LOST,
          "generatorSaturated", SecondState.GENERATOR_SATURATED);

  private HistoryJson() {}

  /**
   * Of an older result, which has no {@code history}, what its timeline tells: all requests
   * together, without refusals, and no arrivals that were planned.
   *
   * @throws IllegalArgumentException saying why the text is no such document
   */
  public static History read(String text) {
    return of(document(text));
  }

  /**
   * @throws IllegalArgumentException saying why the text is no result document
   */
  static JsonNode document(String text) {
    try {
      JsonNode document = MAPPER.readTree(text);
      String schema = document.path("schema").asText();
      if (!schema.equals(ResultDocument.SCHEMA)) {
        throw new IllegalArgumentException(
            "is no result that throng run --json wrote: schema is \""
                + schema
                + "\", must be \""
                + ResultDocument.SCHEMA
                + "\"");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw noResult(e);
    }
  }

  /**
   * @throws IllegalArgumentException saying what the document lacks
   */
  static History of(JsonNode document) {
    try {
      JsonNode history = document.path("history");
      return history.isObject()
          ? MAPPER.treeToValue(history, HistoryColumns.class).history()
          : ofTimeline(document);
    } catch (JsonProcessingException e) {
      throw noResult(e);
    }
  }

  private static IllegalArgumentException noResult(JsonProcessingException e) {
    return new IllegalArgumentException("is no JSON of a result: " + e.getOriginalMessage(), e);
  }

  private static History ofTimeline(JsonNode document) {
    JsonNode timeline = document.path("timeline");
    HistoryBuilder builder = new HistoryBuilder(rhythm(document));
    for (int row = 0; row < timeline.path("second").size(); row++) {
      int second = timeline.path("second").path(row).asInt();
      builder.load(
          second,
          new LoadSecond(
              timeline.path("usersPlanned").path(row).asInt(),
              timeline.path("usersRunning").path(row).asInt(),
              0,
              SecondState.WHOLE));
      builder.total(second, cell(timeline, row));
    }
    for (JsonNode interval : timeline.path("intervals")) {
      SecondState state = STATES.get(interval.path("kind").asText());
      int to = (int) Math.ceil(interval.path("toSecond").asDouble());
      for (int at = interval.path("fromSecond").asInt(); state != null && at < to; at++) {
        builder.mark(at, state);
      }
    }
    return builder.build();
  }

  private static Cell cell(JsonNode timeline, int row) {
    int requests = timeline.path("requests").path(row).asInt();
    int failures = timeline.path("failures").path(row).asInt();
    float mean = micros(timeline, "meanMillis", row);
    return new Cell(
        requests,
        failures,
        0,
        micros(timeline, "p50Millis", row),
        micros(timeline, "p95Millis", row),
        micros(timeline, "p99Millis", row),
        micros(timeline, "maxMillis", row),
        failures == requests ? 0 : mean,
        failures == 0 ? 0 : mean);
  }

  private static float micros(JsonNode timeline, String column, int row) {
    return (float) (timeline.path(column).path(row).asDouble() * 1e3);
  }

  private static Rhythm rhythm(JsonNode document) {
    return ManifestReader.read(document.path("run").path("manifest").asText())
            instanceof ReadResult.Valid valid
        ? Rhythm.of(valid.manifest().spec())
        : Rhythm.NONE;
  }
}
