package dev.throng.runner.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.outputs.junit.JunitReport;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a search found stands in every file, as the docs promise it. */
class SearchInOutputsTest {
  @Test
  void theJsonHasTheAnswerAndEveryStep() throws IOException {
    assertThat(capacity(SampleSearches.found()))
        .isEqualTo(
            """
            {
              "holds" : 1120.0,
              "breaks" : 1170.0,
              "unit" : "users",
              "requestRate" : 966.0,
              "broke" : "expected p95 < 200ms, observed 240ms",
              "complete" : true,
              "end" : "narrow",
              "text" : "the target bears 1,120 users (966/s) and not 1,170: expected p95 < 200ms, observed 240ms",
              "from" : 10.0,
              "to" : 5000.0,
              "width" : 0.05,
              "steps" : [ {
                "load" : 1.0,
                "result" : "held",
                "fromSecond" : 0,
                "judgedFromSecond" : 5,
                "toSecond" : 15,
                "requestRate" : 0.98,
                "successRate" : 0.98,
                "p50Millis" : 21.0,
                "p95Millis" : 26.7,
                "failureRatio" : 0.0,
                "why" : ""
              }, {
                "load" : 1120.0,
                "result" : "unclear",
                "fromSecond" : 15,
                "judgedFromSecond" : 20,
                "toSecond" : 30,
                "requestRate" : 940.0,
                "successRate" : 940.0,
                "p50Millis" : 22.1,
                "p95Millis" : 57.0,
                "failureRatio" : 0.0,
                "why" : "the generator was the bottleneck: event loops ran late"
              }, {
                "load" : 1120.0,
                "result" : "held",
                "fromSecond" : 30,
                "judgedFromSecond" : 35,
                "toSecond" : 45,
                "requestRate" : 966.0,
                "successRate" : 966.0,
                "p50Millis" : 157.0,
                "p95Millis" : 171.0,
                "failureRatio" : 0.0,
                "why" : ""
              }, {
                "load" : 1170.0,
                "result" : "broke",
                "fromSecond" : 45,
                "judgedFromSecond" : 50,
                "toSecond" : 60,
                "requestRate" : 969.0,
                "successRate" : 950.0,
                "p50Millis" : 206.0,
                "p95Millis" : 240.0,
                "failureRatio" : 0.02,
                "why" : "expected p95 < 200ms, observed 240ms"
              } ],
              "notes" : [ "after 1,170 users the target did not recover" ]
            }\
            """);
  }

  @Test
  void theJsonOfASearchThatGoesOnSaysSo() throws IOException {
    assertThat(capacity(SampleSearches.running(SampleSearches.GOES_ON)))
        .startsWith(
            """
            {
              "holds" : 62.5,
              "breaks" : null,
              "unit" : "arrivals/s",
              "requestRate" : 62.4,
              "broke" : null,
              "complete" : false,
              "end" : "cutShort",
              "text" : "the target bears at least 62.5 arrivals/s (62.4/s)",
            """);
  }

  @Test
  void theJunitFileHasItAsProperties() {
    assertThat(properties(SampleSearches.found()))
        .containsExactly(
            "name=\"capacity\" value=\"1,120 to 1,170 users\"",
            "name=\"capacity.unit\" value=\"users\"",
            "name=\"capacity.holds\" value=\"1120\"",
            "name=\"capacity.requestRate\" value=\"966\"",
            "name=\"capacity.breaks\" value=\"1170\"",
            "name=\"capacity.broke\" value=\"expected p95 &lt; 200ms, observed 240ms\"",
            "name=\"capacity.steps\" value=\"4\"");
    assertThat(properties(SampleSearches.running(SampleSearches.NONE_HELD)))
        .containsExactly(
            "name=\"capacity\" value=\"less than 10 users\"",
            "name=\"capacity.unit\" value=\"users\"",
            "name=\"capacity.breaks\" value=\"10\"",
            "name=\"capacity.broke\" value=\"expected p95 &lt; 200ms, observed 240ms\"",
            "name=\"capacity.steps\" value=\"1\"");
  }

  private static String capacity(RunView view) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    return mapper.readTree(JsonReport.compact().render(view)).path("capacity").toPrettyString();
  }

  private static List<String> properties(RunView view) {
    return new JunitReport()
        .render(view)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("<property name=\"capacity"))
        .map(line -> line.substring("<property ".length(), line.length() - "/>".length()))
        .toList();
  }
}
