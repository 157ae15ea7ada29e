package dev.throng.runner.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.imports.curl.CurlImport;
import dev.throng.runner.imports.har.HarImport;
import dev.throng.runner.imports.har.HarOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the corpus has the manifest that it leads to beside it. */
class ImportCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/imports");
  private static final HarOptions ALL = HarOptions.of(List.of(), "", "");

  static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(har|sh|openapi\\.(json|yaml))"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aSourceLeadsToThisManifestWhichIsValidAndHoldsNoSecret(Path source) throws IOException {
    Imported imported = imported(source);

    assertThat(ManifestReader.read(imported.yaml()))
        .as(imported.yaml())
        .isInstanceOf(ReadResult.Valid.class);
    assertThat(imported.yaml() + imported.notes().fillIn() + imported.secrets())
        .doesNotContain("s3cret")
        .doesNotContain("YW5uOnMzY3JldC1wYXNz");
    Path golden = source.resolveSibling(source.getFileName() + ".expected");
    if (System.getProperty("throng.generate") != null) {
      Files.writeString(golden, imported.yaml());
    }
    assertThat(imported.yaml()).isEqualTo(Files.readString(golden));
  }

  @Test
  void whatIsNoRecordingIsRefusedInOneSentence() {
    assertThatThrownBy(() -> har("[1]"))
        .isInstanceOf(ImportException.class)
        .hasMessage("is no recording: it has no log.entries");
    assertThatThrownBy(() -> har("{\"log\": {\"entries\": [{]}}"))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("is no recording: it is not valid JSON: ");
    assertThatThrownBy(() -> har("{\"log\": {\"entries\": []}}"))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("holds no request that is kept");
    assertThatThrownBy(() -> CurlImport.of("curl 'http://a", "a", _ -> Optional.empty()))
        .isInstanceOf(ImportException.class)
        .hasMessage("has a quote that does not end");
  }

  private static Imported har(String text) throws IOException {
    return HarImport.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a", ALL);
  }

  private static Imported imported(Path source) throws IOException {
    String name = source.getFileName().toString().replaceFirst("\\..*", "");
    return switch (CORPUS.relativize(source).getName(0).toString()) {
      case "har" -> {
        try (InputStream bytes = Files.newInputStream(source)) {
          yield HarImport.of(bytes, name, ALL);
        }
      }
      default -> CurlImport.of(Files.readString(source), name, file -> beside(source, file));
    };
  }

  private static Optional<String> beside(Path source, String file) {
    try {
      return Optional.of(Files.readString(source.resolveSibling(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
