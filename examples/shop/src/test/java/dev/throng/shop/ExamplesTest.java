package dev.throng.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests beside the shop. */
class ExamplesTest {
  private static final Path FOLDER = Path.of("..");

  static List<Path> manifests() {
    return Stream.of(FOLDER, FOLDER.resolve("degradation"))
        .flatMap(folder -> manifestsIn(folder).stream())
        .toList();
  }

  static List<Path> benchmarks() {
    return manifestsIn(FOLDER.resolve("../.ci/bench"));
  }

  private static List<Path> manifestsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("compose.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void eachIsAValidLoadTestNamedAsItsFile(Path file) throws IOException {
    ReadResult result = ManifestReader.read(Files.readString(file));
    assertThat(result).isInstanceOf(ReadResult.Valid.class);
    assertThat(((ReadResult.Valid) result).manifest().name() + ".yaml")
        .isEqualTo(file.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void eachBenchmarkIsAValidLoadTest(Path file) throws IOException {
    assertThat(ManifestReader.read(Files.readString(file))).isInstanceOf(ReadResult.Valid.class);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void eachOpensWithItsSchemaAndTwoLinesOnWhatItShows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String root = FOLDER.equals(file.getParent()) ? "../" : "../../";
    assertThat(lines.getFirst())
        .isEqualTo(
            "# yaml-language-server: $schema=" + root + "docs/reference/loadtest.schema.json");
    assertThat(lines.subList(1, 3)).allMatch(line -> line.startsWith("# "));
    assertThat(lines.get(3)).isEqualTo("apiVersion: throng.dev/v1alpha1");
  }

  @Test
  void theReadmeNamesEachOfThem() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertThat(manifests())
        .hasSizeGreaterThanOrEqualTo(14)
        .allSatisfy(file -> assertThat(readme).contains("](" + FOLDER.relativize(file) + ")"));
  }
}
