package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the examples of degradation, each against the shop that its comment asks for, and looks for
 * what its story should find. One with every change, all with {@code -Dthrong.degradation}.
 */
@Tag("fault")
@Order(2)
class DegradationTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aCliffIsToldAndFailsTheTest() throws IOException {
    JsonNode result = assertThatItTells("degradation/cliff", "cliff", "catastrophic");

    assertThat(result.at("/reason").asText())
        .contains("the run shows cliff, which spec.story.fail names: The target holds up to ");
  }

  @ParameterizedTest
  @CsvSource({
    "linear, linear, graceful",
    "recovery, doesNotRecover, catastrophic",
    "sawtooth, sawtooth, notSeen",
    "one-endpoint, oneEndpoint, notSeen",
    "drift, drift, notSeen"
  })
  @EnabledIfSystemProperty(named = "throng.degradation", matches = ".*")
  void eachOtherExampleTellsItsFinding(String example, String finding, String degradation)
      throws IOException {
    assertThatItTells("degradation/" + example, finding, degradation);
  }

  /** In the JSON, on the console and in the report. */
  private JsonNode assertThatItTells(String example, String finding, String degradation)
      throws IOException {
    JsonNode result = ExampleRun.result(example, folder);
    JsonNode story = result.at("/story");

    assertThat(story.findValuesAsText("id")).as(story.toPrettyString()).contains(finding);
    assertThat(story.at("/degradation").asText()).isEqualTo(degradation);
    assertThat(Files.readString(folder.resolve("console"))).contains(finding);
    assertThat(Files.readString(folder.resolve("report.html"))).contains(finding);
    return result;
  }
}
