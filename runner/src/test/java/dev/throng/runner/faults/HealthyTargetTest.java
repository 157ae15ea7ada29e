package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apart from {@link DegradationTest}, since both take long, and begin together. */
@Tag("fault")
@Order(3)
class HealthyTargetTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aHealthyTargetHasNoFinding() throws IOException {
    JsonNode story = ExampleRun.result("healthy", folder).at("/story");

    assertThat(story.at("/findings")).as(story.toPrettyString()).isEmpty();
    assertThat(story.at("/degradation").asText()).isEqualTo("notSeen");
    assertThat(story.at("/cannotSay")).isNotEmpty();
  }
}
