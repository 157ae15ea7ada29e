package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** What examples/compose.yaml says, without an engine; .ci/compose runs it. */
class ComposeExampleTest {
  private static final Path ROOT = Path.of("..");

  private JsonNode services = new ObjectMapper().createObjectNode();

  @BeforeEach
  void read() throws IOException {
    Map<String, Object> file =
        new Yaml().load(Files.readString(ROOT.resolve("examples/compose.yaml")));
    services = new ObjectMapper().valueToTree(file).path("services");
  }

  @Test
  void theImagesAreOfThisVersion() throws IOException {
    Matcher version =
        Pattern.compile("\n  <version>(.+)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();

    assertThat(services)
        .hasSize(3)
        .allSatisfy(service ->
            assertThat(service.path("image").asText())
                .matches("throng/(runner|shop):" + Pattern.quote(version.group(1))));
  }

  @Test
  void theCommandsAreAccepted() {
    assertThatCode(() -> Main.commandLine().parseArgs(command("master")))
        .doesNotThrowAnyException();
    assertThatCode(() -> Main.commandLine().parseArgs(command("worker")))
        .doesNotThrowAnyException();
    CommandLine shop = new CommandLine(new dev.throng.shop.Main());
    assertThat(command("shop"))
        .filteredOn(word -> word.startsWith("--"))
        .allSatisfy(flag -> assertThat(shop.getCommandSpec().findOption(flag)).isNotNull());
  }

  @Test
  void theMasterWaitsForAsManyWorkersAsThereAre() {
    assertThat(command("master"))
        .containsSubsequence(
            "--expect-workers", services.path("worker").path("deploy").path("replicas").asText());
  }

  private String[] command(String service) {
    return StreamSupport.stream(services.path(service).path("command").spliterator(), false)
        .map(JsonNode::asText)
        .toArray(String[]::new);
  }
}
