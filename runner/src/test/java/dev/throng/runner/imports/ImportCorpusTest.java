package dev.throng.runner.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.imports.curl.CurlImport;
import dev.throng.runner.imports.har.HarImport;
import dev.throng.runner.imports.har.HarOptions;
import dev.throng.runner.imports.openapi.OpenApiImport;
import dev.throng.runner.imports.postman.PostmanImport;
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
          .filter(file ->
              file.toString()
                  .matches(".*\\.(har|sh|postman_collection\\.json|openapi\\.(json|yaml))"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aSourceLeadsToThisManifestWhichIsValidAndHoldsNoSecret(Path source) throws IOException {
    Imported imported = imported(source);

    assertThat(ManifestReader.read(imported.text()))
        .as(imported.text())
        .isInstanceOf(ReadResult.Valid.class);
    assertThat(imported.text() + imported.notes().fillIn() + imported.secrets())
        .doesNotContain("s3cret")
        .doesNotContain("YW5uOnMzY3JldC1wYXNz");
    Path golden = source.resolveSibling(source.getFileName() + ".expected");
    if (System.getProperty("throng.generate") != null) {
      Files.writeString(golden, imported.text());
    }
    assertThat(imported.text()).isEqualTo(Files.readString(golden));
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
    assertThatThrownBy(() -> OpenApiImport.of("swagger: '2.0'", "a", false))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("is of version 2.0 (Swagger); must be OpenAPI 3");
    assertThatThrownBy(() -> OpenApiImport.of("a: [", "a", false))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("is not valid YAML: ");
    assertThatThrownBy(() -> OpenApiImport.of("{\"openapi\": \"3.1.0\"}", "a", false))
        .isInstanceOf(ImportException.class)
        .hasMessage("describes no paths");
    assertThatThrownBy(() -> PostmanImport.of("{\"requests\": []}", Optional.empty(), "a"))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("is no collection of Postman's format 2");
    assertThatThrownBy(() -> CurlImport.of("curl 'http://a", "a", _ -> Optional.empty()))
        .isInstanceOf(ImportException.class)
        .hasMessage("has a quote that does not end");
  }

  @Test
  void whatOverwritesOrDeletesIsTakenOnlyWhenItIsAskedFor() throws IOException {
    String text = Files.readString(CORPUS.resolve("openapi/shop.openapi.yaml"));

    Imported imported = OpenApiImport.of(text, "shop", false);

    assertThat(imported.text())
        .doesNotContain("- put:")
        .doesNotContain("- delete:")
        .contains("Left out: 3 operations that overwrite or delete (PUT, PATCH, DELETE)");
  }

  @Test
  void aDescriptionWhoseAliasesRepeatTooMuchIsRefused() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 9; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }

    assertThatThrownBy(() -> OpenApiImport.of(yaml.toString(), "a", false))
        .isInstanceOf(ImportException.class)
        .hasMessageStartingWith("expands to too much");
  }

  @Test
  void valuesOfAnEnvironmentComeBeforeTheCollections() throws IOException {
    String text = Files.readString(CORPUS.resolve("postman/shop.postman_collection.json"));

    Imported imported =
        PostmanImport.of(
            text,
            Optional.of(
                """
                {"values": [
                  {"key": "host", "value": "test.example"},
                  {"key": "region", "value": "us", "enabled": false},
                  {"key": "limit", "value": "20", "enabled": true}
                ]}\
                """),
            "shop");

    assertThat(imported.text())
        .contains("baseUrl: https://test.example")
        .contains("region: eu")
        .contains("limit: \"20\"");
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
      case "openapi" -> OpenApiImport.of(Files.readString(source), name, true);
      case "postman" -> PostmanImport.of(Files.readString(source), Optional.empty(), name);
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
