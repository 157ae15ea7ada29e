package dev.throng.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever stands in a manifest, it is valid or refused with sentences of one line. */
class ManifestFuzzTest {
  @Test
  void every_seed_is_valid() throws IOException {
    assertThat(seeds())
        .isNotEmpty()
        .allSatisfy(
            text -> assertThat(ManifestReader.read(text)).isInstanceOf(ReadResult.Valid.class));
  }

  @Property
  void no_manifest_breaks_its_reader(@ForAll("manifests") String text) {
    if (ManifestReader.read(text) instanceof ReadResult.Invalid invalid) {
      assertThat(invalid.problems())
          .isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("\n", "Exception"));
    }
  }

  @Provide
  Arbitrary<String> manifests() throws IOException {
    return Mutations.ofTexts(
        seeds(),
        ":",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!",
        "${",
        "}",
        "\n",
        "\t",
        "\"",
        "'",
        "|",
        "null",
        "-1",
        "1e999",
        "99999999999999999999",
        "0s",
        "9999999h",
        "\u0000",
        "\uFEFF",
        "<<: ",
        "? ",
        "---\n",
        "#");
  }

  private static List<String> seeds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../crds/src/test/resources/right"))) {
      return files.sorted().map(ManifestFuzzTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
