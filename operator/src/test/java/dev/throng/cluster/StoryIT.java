package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnNode
class StoryIT {
  private static final Path CLIFF =
      Node.root().resolve("examples").resolve("degradation").resolve("cliff.yaml");
  private static final String SHOP = "# ./throng shop ";

  /** The example as it is, but for its target's address and the patience with a busy machine. */
  @Tag("nightly")
  @Test
  void given_a_pool_that_is_too_small_then_the_status_tells_of_the_cliff_and_the_test_fails()
      throws IOException {
    String example = Files.readString(CLIFF);
    Space space = Space.withOwnShop("story", flags(example));

    space.applied(
        example
            .replace("http://localhost:8080", "http://shop")
            .replace(
                "  story:",
                "  validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%, minAchievedLoad: 0%}\n"
                    + "  story:"));
    LoadTestView test = space.finished("cliff");

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Failed");
    assertThat(test.reason()).startsWith("the run shows cliff, which spec.story.fail names: ");
    assertThat(test.status().at("/story/degradation").asText()).isEqualTo("catastrophic");
    assertThat(test.status().at("/story/findings/0/id").asText()).isEqualTo("cliff");
    assertThat(test.status().at("/story/findings/0/scope").asText()).isEqualTo("all requests");
    assertThat(space.kubectl("get", "lt", "--output=wide"))
        .containsPattern("DEGRADATION +FINDING")
        .containsPattern("catastrophic +cliff");
    assertThat(space.kubectl("describe", "lt/cliff"))
        .contains(test.status().at("/story/headline").asText());
  }

  private static String[] flags(String example) {
    return example
        .lines()
        .filter(line -> line.startsWith(SHOP))
        .findFirst()
        .orElseThrow()
        .substring(SHOP.length())
        .split(" ");
  }
}
