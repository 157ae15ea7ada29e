package dev.throng.crds.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.spec.LoadTestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong manifest begins with the messages that it must lead to, as comments. */
class WrongManifestsTest {
  private static final Path WRONG = Path.of("src/test/resources/wrong");

  static Stream<Path> manifests() throws IOException {
    return Files.list(WRONG).sorted();
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void a_wrong_manifest_is_refused_with_these_very_messages(Path manifest) throws IOException {
    String text = Files.readString(manifest);

    assertThat(messages(text)).isEqualTo(expected(text));
  }

  @Test
  void ten_megabytes_are_refused_in_one_sentence() {
    String text = "spec: |\n" + "  0123456789\n".repeat(800_000);

    assertThat(messages(text))
        .containsExactly(
            "the file has 9.9 MiB; a manifest has at most 3 MiB: put large data into a file of its"
                + " own (spec.data)");
  }

  @Test
  void aliases_that_nest_into_each_other_are_refused_in_one_sentence() {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i <= 500; i++) {
      text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }

    assertThat(messages(text.toString()))
        .singleElement()
        .asString()
        .startsWith("its aliases nest deeper than 120 levels");
  }

  @Test
  void at_most_a_hundred_problems_are_listed() {
    StringBuilder text =
        new StringBuilder("apiVersion: throng.dev/v1alpha1\nkind: LoadTest\nspec:\n");
    for (int i = 0; i < 5000; i++) {
      text.append("  nonsense").append(i).append(": 1\n");
    }

    assertThat(messages(text.toString())).hasSize(101).last().isEqualTo("and 4904 more problems");
  }

  private static List<String> messages(String text) {
    return switch (ManifestReader.read(text)) {
      case ReadResult.Invalid(List<Problem> problems, LoadTestSpec _) ->
          problems.stream().map(Problem::toString).toList();
      case ReadResult.Valid valid -> List.of("valid");
    };
  }

  private static List<String> expected(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("# "))
        .map(line -> line.substring(2))
        .filter(line -> !line.startsWith("nothing but"))
        .toList();
  }
}
