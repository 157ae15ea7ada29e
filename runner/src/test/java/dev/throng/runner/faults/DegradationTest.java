package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the examples of degradation, each against the shop that its comment asks for, and looks for
 * what its story should find. Two with every change, all with {@code -Dthrong.degradation}.
 */
@Tag("fault")
@Order(2)
class DegradationTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String SHOP = "# ./throng shop";

  @TempDir private Path folder = Path.of("");

  @Test
  void aCliffIsToldAndFailsTheTest() throws IOException {
    JsonNode result = assertThatItTells("degradation/cliff", "cliff", "catastrophic");

    assertThat(result.at("/reason").asText())
        .contains("the run shows cliff, which spec.story.fail names: The target holds up to ");
  }

  @Test
  void aHealthyTargetHasNoFinding() throws IOException {
    JsonNode story = run("healthy").at("/story");

    assertThat(story.at("/findings")).as(story.toPrettyString()).isEmpty();
    assertThat(story.at("/degradation").asText()).isEqualTo("notSeen");
    assertThat(story.at("/cannotSay")).isNotEmpty();
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
    JsonNode result = run(example);
    JsonNode story = result.at("/story");

    assertThat(story.findValuesAsText("id")).as(story.toPrettyString()).contains(finding);
    assertThat(story.at("/degradation").asText()).isEqualTo(degradation);
    assertThat(Files.readString(folder.resolve("console"))).contains(finding);
    assertThat(Files.readString(folder.resolve("report.html"))).contains(finding);
    return result;
  }

  private JsonNode run(String example) throws IOException {
    Path manifest = EXAMPLES.resolve(example + ".yaml");
    Process shop = shop(manifest);
    try {
      Path port = folder.resolve("port");
      Eventually.holds("the shop answers", Duration.ofSeconds(60), () -> Files.exists(port));
      List<String> arguments = new ArrayList<>(List.of("run", manifest.toString()));
      arguments.addAll(List.of("-H", "http://127.0.0.1:" + Files.readString(port).strip()));
      arguments.addAll(List.of("--json", folder.resolve("result.json").toString()));
      arguments.addAll(List.of("--html", folder.resolve("report.html").toString()));
      try (ThrongProcess throng = ThrongProcess.started(QuickStart.java(), "", arguments)) {
        throng.exitCode(Duration.ofMinutes(4));
        Files.writeString(folder.resolve("console"), throng.output());
      }
      return new ObjectMapper().readTree(Files.readString(folder.resolve("result.json")));
    } finally {
      shop.destroyForcibly();
    }
  }

  private Process shop(Path manifest) throws IOException {
    String flags =
        Files.readAllLines(manifest).stream()
            .filter(line -> line.startsWith(SHOP))
            .findFirst()
            .orElseThrow()
            .substring(SHOP.length())
            .strip();
    List<String> command = new ArrayList<>(QuickStart.java());
    command.addAll(List.of("dev.throng.shop.Main", "--port", "0"));
    command.addAll(List.of("--port-file", folder.resolve("port").toString()));
    if (!flags.isEmpty()) {
      command.addAll(List.of(flags.split(" ", -1)));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("shop").toFile())
        .start();
  }
}
