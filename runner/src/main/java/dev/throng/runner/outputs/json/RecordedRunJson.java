package dev.throng.runner.outputs.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.status.Summary;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A run that may be compared with others, out of the result document that it left. */
public final class RecordedRunJson {
  private RecordedRunJson() {}

  /**
   * @param label how people call the run
   * @throws IllegalArgumentException saying why the text is no such document
   */
  public static RecordedRun read(String label, String text) {
    JsonNode document = HistoryJson.document(text);
    JsonNode run = document.path("run");
    String manifest = run.path("manifest").asText();
    return new RecordedRun(
        label,
        run.path("name").asText(),
        document.path("verdict").textValue(),
        document.path("reason").asText(),
        run.path("target").asText(),
        StreamSupport.stream(run.path("overrides").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        ManifestReader.read(manifest) instanceof ReadResult.Valid valid
            ? valid.manifest().spec()
            : null,
        manifest,
        java(run.path("java")),
        HistoryJson.of(document),
        summary(document.path("total"), document.path("capacity").path("holds")),
        capacity(document.path("capacity")));
  }

  private static SortedMap<String, String> java(JsonNode hashes) {
    SortedMap<String, String> java = new TreeMap<>();
    hashes.properties().forEach(source -> java.put(source.getKey(), source.getValue().asText()));
    return java;
  }

  private static @Nullable Summary summary(JsonNode total, JsonNode capacity) {
    JsonNode times = total.path("responseTimeMillis");
    return total.path("requests").asLong() == 0
        ? null
        : new Summary(
            total.path("requests").asLong(),
            total.path("failures").asLong(),
            total.path("requestsPerSecond").asText(),
            BigDecimal.valueOf(100 * total.path("failureRatio").asDouble()).toPlainString() + "%",
            time(times.path("mean")),
            time(times.path("p50")),
            time(times.path("p95")),
            time(times.path("p99")),
            time(times.path("max")),
            null,
            capacity.isNumber() ? capacity.asText() : null);
  }

  private static GoDuration time(JsonNode millis) {
    return new GoDuration(Duration.ofNanos(Math.round(millis.asDouble() * 1e6)));
  }

  private static @Nullable KnownCapacity capacity(JsonNode capacity) {
    return capacity.path("holds").isNumber() || capacity.path("breaks").isNumber()
        ? new KnownCapacity(
            capacity.path("holds").asDouble(),
            capacity.path("breaks").asDouble(Double.POSITIVE_INFINITY),
            capacity.path("unit").asText())
        : null;
  }
}
