package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples as they are, but for what a user would change too: the target's address. Their loads are
 * made short, and their limits wide enough for a machine that a whole cluster shares.
 */
@OnNode
class ExamplesIT {
  private static final Path EXAMPLES = Node.root().resolve("examples");
  private static final String PATIENT =
      """
        validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%, minAchievedLoad: 0%}
        thresholds:\
      """;

  @ParameterizedTest
  @ValueSource(strings = {"hello", "mixed"})
  void given_an_example_that_is_applied_then_it_passes(String example) {
    assertThatItPassesAsItIs(example);
  }

  @Tag("nightly")
  @ParameterizedTest
  @ValueSource(strings = {"shop", "arrivals", "stages", "thresholds"})
  void given_another_example_that_is_applied_then_it_passes(String example) {
    assertThatItPassesAsItIs(example);
  }

  private static void assertThatItPassesAsItIs(String example) {
    Space space = Space.of("example-" + example);

    space.applied(example(example));

    assertThatItPasses(space, example);
  }

  @Test
  void given_rows_in_a_file_then_it_is_refused_until_they_come_from_a_config_map() {
    Space space = Space.of("example-accounts");
    space.applied(example("accounts"));
    space.kubectl("wait", "lt/accounts", "--for=condition=Accepted=False", "--timeout=60s");
    assertThat(space.view("accounts").message("Accepted"))
        .contains("spec.data.accounts.csv.file")
        .contains("configMapKeyRef");

    space.kubectl(
        "create", "configmap", "accounts", "--from-file=" + EXAMPLES.resolve("accounts.csv"));
    space.applied(
        example("accounts")
            .replace(
                "{file: accounts.csv}", "{configMapKeyRef: {name: accounts, key: accounts.csv}}"));

    assertThatItPasses(space, "accounts");
  }

  private static void assertThatItPasses(Space space, String example) {
    LoadTestView test = space.finished(example);
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.requests()).isPositive();
  }

  private static String example(String name) {
    try {
      return Files.readString(EXAMPLES.resolve(name + ".yaml"))
          .replace("http://localhost:8080", "http://shop")
          .replaceAll("duration: (20s|30s|40s|1m)", "duration: 4s")
          .replaceAll("warmup: [0-9]+s", "warmup: 1s")
          .replaceAll("(p95|p99|mean) < [0-9]+m?s", "$1 < 30s")
          .replaceFirst("(?m)^  thresholds:", PATIENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
