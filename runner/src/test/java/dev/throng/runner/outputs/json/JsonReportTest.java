package dev.throng.runner.outputs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  private static RunViewBuilder run() {
    return new RunViewBuilder()
        .request("GET", "/api/products", 1, 10_000, 20_000, 30_000, 1_234_567)
        .failure("GET", "/api/products", "Unexpected: 500", 1)
        .slowest("GET", "/api/products", new TracedRequest(new TraceId(0xabc, 1), 1_234_567, 1_900))
        .failure(
            "GET", "/api/products", "timeout after 1s", new TracedRequest(new TraceId(2, 3), 1, 10))
        .traceLink("https://jaeger/trace/{traceId}")
        .exception("no variable token", "Shopper > checkout > step 2", 3)
        .check("GET", "/api/products", "status == 200", 3, 1)
        .threshold("p95 < 2s", null, "1.23s", true)
        .interval(Timeline.Kind.WARMUP, 0, 1, "Warm-up: shown, not judged")
        .points(
            List.of(
                new Timeline.Point(0, 25, 24, 2, 0, 10_000, 20_000, 20_000, 20_000, 15_000.4, 1024),
                new Timeline.Point(
                    1, 50, 50, 2, 1, 30_000, 1_234_567, 1_234_567, 1_234_567, 632_283.5, 1024)))
        .arrivals(new ArrivalStats(100, 90, 1, 7, 2, 1))
        .notes("a note")
        .overrides("--users 50 (manifest: 500)")
        .finished(Verdict.PASSED, "p95 1.23s < 2s");
  }

  @Test
  void theDocumentIsTheOneThatTheDocsPromise() throws IOException {
    String golden =
        new String(
            JsonReportTest.class.getResourceAsStream("result.json").readAllBytes(),
            StandardCharsets.UTF_8);

    assertThat(JsonReport.indented().render(run().build())).isEqualTo(golden);
  }

  @Test
  void theDocsNameEveryField() throws IOException {
    String docs = Files.readString(Path.of("../docs/outputs.md"));
    Set<String> fields = new TreeSet<>();
    collectFields(new ObjectMapper().readTree(JsonReport.indented().render(run().build())), fields);

    assertThat(fields)
        .filteredOn(field -> !field.matches("200|500|Visitor"))
        .allMatch(field -> docs.contains("`" + field + "`"), "is in docs/outputs.md");
  }

  private static void collectFields(JsonNode node, Set<String> fields) {
    node.fieldNames().forEachRemaining(fields::add);
    node.forEach(child -> collectFields(child, fields));
  }

  @Test
  void aRunThatGoesOnHasNoVerdictYet() throws IOException {
    JsonNode document =
        new ObjectMapper().readTree(JsonReport.compact().render(new RunViewBuilder().build()));

    assertThat(document.path("phase").asText()).isEqualTo("running");
    assertThat(document.path("verdict").isNull()).isTrue();
    assertThat(document.path("run").path("endTime").isNull()).isTrue();
  }

  @Test
  void aLoadThatNeverBeganHasNoStart() throws IOException {
    String report = JsonReport.compact().render(new RunViewBuilder().neverStarted().build());

    assertThat(new ObjectMapper().readTree(report).path("run").path("startTime").isNull()).isTrue();
  }

  @Test
  void theSpectrumEndsAtTheMaximumAndNeverFalls() throws IOException {
    JsonNode spectrum =
        new ObjectMapper().readTree(JsonReport.compact().render(run().build())).path("spectrum");
    JsonNode times = spectrum.path("responseTimeMillis");

    assertThat(spectrum.path("percent").size()).isEqualTo(times.size());
    assertThat(times.get(times.size() - 1).asDouble()).isEqualTo(1234.567);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i).asDouble()).isGreaterThanOrEqualTo(times.get(i - 1).asDouble());
    }
  }
}
