package dev.throng.runner.outputs.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.outputs.SampleRuns;
import org.junit.jupiter.api.Test;

class NamesJsonTest {
  private static JsonNode names(int seconds, int names, int mostRows) throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(NamesJson.render(SampleRuns.historyOf(names, seconds), mostRows));
  }

  @Test
  void aShortRunHasARowForEachSecondAndTheNameWithTheMostRequestsFirst() throws Exception {
    JsonNode names = names(60, 3, 30_000);

    assertThat(names.path("seconds").asInt()).isEqualTo(60);
    JsonNode first = names.path("names").path(0);
    assertThat(first.path("name").asText()).isEqualTo("/name-2");
    assertThat(first.path("secondsPerRow").asInt()).isEqualTo(1);
    assertThat(first.path("requests")).hasSize(60);
    assertThat(first.path("requests").path(7).asInt()).isEqualTo(3);
    assertThat(first.path("p95Micros").path(7).asInt()).as("three digits").isEqualTo(123_000);
  }

  @Test
  void aLongRunIsThinnedWithoutLosingRequests() throws Exception {
    JsonNode name = names(3600, 2, 30_000).path("names").path(0);

    assertThat(name.path("secondsPerRow").asInt()).isEqualTo(12);
    assertThat(name.path("requests")).hasSize(300);
    int all = 0;
    for (JsonNode requests : name.path("requests")) {
      all += requests.asInt();
    }
    assertThat(all).isEqualTo(2 * 3600);
  }

  @Test
  void manyNamesShareTheRowsThatThereAre() throws Exception {
    JsonNode names = names(600, 500, 30_000).path("names");

    assertThat(names).hasSize(500);
    assertThat(names.path(0).path("requests")).hasSize(60);
    assertThat(names(600, 500, 10).path("names")).hasSize(10);
  }
}
