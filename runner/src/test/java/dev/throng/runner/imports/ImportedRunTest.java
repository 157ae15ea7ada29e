package dev.throng.runner.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.imports.curl.CurlImport;
import dev.throng.runner.imports.har.HarImport;
import dev.throng.runner.imports.har.HarOptions;
import dev.throng.runner.imports.openapi.DescribedApi;
import dev.throng.runner.imports.openapi.OpenApiImport;
import dev.throng.runner.imports.postman.PostmanImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an import makes is run against a server that answers as recorded or as described. It makes
 * the recorded first-party requests, at least 95 % of them, and none that was not there.
 */
class ImportedRunTest {
  private static final Path CORPUS = Path.of("src/test/resources/imports");
  private static final Path EXAMPLES = Path.of("../examples/import");
  private static final double ENOUGH = 0.95;

  @TempDir private Path directory = Path.of("");

  static Stream<Path> recordings() throws IOException {
    return files(".*\\.har");
  }

  static Stream<Path> descriptions() throws IOException {
    return files(".*\\.openapi\\.(json|yaml)");
  }

  static Stream<Path> collections() throws IOException {
    return files(".*\\.postman_collection\\.json");
  }

  private static Stream<Path> files(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(CORPUS, EXAMPLES)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().matches(pattern)).sorted().forEach(found::add);
      }
    }
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingIsMadeAgainOnceByEachTaskOnce(Path file) throws Exception {
    RecordedTraffic recorded = RecordedTraffic.ofHar(file);
    try (StubTarget target = new StubTarget(directory, recorded::answer)) {
      StubRun run = StubRun.onceEach(har(file), target);

      List<RequestLine> missing = new ArrayList<>(recorded.wanted());
      List<RequestLine> others = new ArrayList<>(run.made());
      run.made().forEach(missing::remove);
      recorded.all().forEach(others::remove);
      assertThat(run.exceptions()).isEmpty();
      assertThat(others).as("made, and not recorded").isEmpty();
      assertThat(recorded.wanted()).isNotEmpty();
      assertThat(share(missing.size(), recorded.wanted().size()))
          .as("without " + missing)
          .isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingIsMadeAgainAndAgainByALoad(Path file) throws Exception {
    RecordedTraffic recorded = RecordedTraffic.ofHar(file);
    Set<RequestLine> wanted = new HashSet<>(recorded.wanted());
    try (StubTarget target = new StubTarget(directory, recorded::answer)) {
      StubRun run =
          StubRun.until(
              () ->
                  share(missing(wanted, StubRun.made(target)).size(), wanted.size()) >= ENOUGH
                      && target.asked().size() > 2 * recorded.wanted().size(),
              har(file),
              target);

      assertThat(recorded.all()).containsAll(run.made());
    }
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void eachOperationOfADescriptionIsAskedForAndNothingElse(Path file) throws Exception {
    String text = Files.readString(file);
    DescribedApi api = DescribedApi.of(text, true);
    try (StubTarget target = new StubTarget(directory, api::answer)) {
      StubRun run = StubRun.onceEach(OpenApiImport.of(text, "api", true), target);

      assertThat(run.exceptions()).isEmpty();
      assertThat(run.made())
          .isNotEmpty()
          .allMatch(line -> api.operations().stream().anyMatch(one -> one.takes(line)));
      List<DescribedApi.Operation> wanted =
          api.operations().stream().filter(DescribedApi.Operation::isWanted).toList();
      List<DescribedApi.Operation> missing =
          wanted.stream().filter(one -> run.made().stream().noneMatch(one::takes)).toList();
      assertThat(share(missing.size(), wanted.size()))
          .as("without " + missing)
          .isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  @ParameterizedTest
  @MethodSource("collections")
  void eachRequestOfACollectionIsMadeAndNothingElse(Path file) throws Exception {
    SavedCollection collection = SavedCollection.of(file);
    try (StubTarget target = new StubTarget(directory, collection::answer)) {
      StubRun run =
          StubRun.onceEach(
              PostmanImport.of(Files.readString(file), Optional.empty(), "collection"), target);

      assertThat(run.made())
          .isNotEmpty()
          .allMatch(line -> collection.saved().stream().anyMatch(one -> one.takes(line)));
      List<SavedCollection.Saved> missing =
          collection.saved().stream()
              .filter(one -> run.made().stream().noneMatch(one::takes))
              .toList();
      assertThat(share(missing.size(), collection.saved().size()))
          .as("without " + missing + run.exceptions())
          .isGreaterThanOrEqualTo(ENOUGH);
    }
  }

  @Test
  void theRequestsOfCurlCommandsAreMadeInTheirOrder() throws Exception {
    assertThat(curl(CORPUS.resolve("curl/commands.sh")))
        .containsExactly(
            "GET https://shop.example/api/products",
            "GET https://shop.example/api/products?page=2",
            "POST https://shop.example/api/auth/login",
            "POST https://shop.example/api/cart",
            "DELETE https://shop.example/api/cart/7",
            "GET https://shop.example/search?page=1&q=oak table",
            "POST https://shop.example/upload",
            "POST https://shop.example/form",
            "POST https://shop.example/api/bulk",
            "HEAD https://shop.example/private",
            "POST https://shop.example/api/x",
            "GET https://other.example/ping");
    assertThat(curl(EXAMPLES.resolve("shop.curl")))
        .containsExactly(
            "GET http://localhost:8080/api/products?page=1",
            "GET http://localhost:8080/api/products/42",
            "POST http://localhost:8080/api/auth/login");
  }

  private List<String> curl(Path file) throws Exception {
    try (StubTarget target = new StubTarget(directory, _ -> StubTarget.Answer.ok("{}"))) {
      Imported imported =
          CurlImport.of(Files.readString(file), "curl", name -> Optional.of(beside(file, name)));
      StubRun run = StubRun.onceEach(imported, target);
      assertThat(run.exceptions()).isEmpty();
      return run.made().stream().map(RequestLine::toString).toList();
    }
  }

  private static Imported har(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return HarImport.of(bytes, "recording", HarOptions.of(List.of(), "", ""));
    }
  }

  private static String beside(Path file, String name) {
    try {
      return Files.readString(file.resolveSibling(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<RequestLine> missing(Set<RequestLine> wanted, List<RequestLine> made) {
    Set<RequestLine> missing = new HashSet<>(wanted);
    made.forEach(missing::remove);
    return missing;
  }

  private static double share(int missing, int all) {
    return 1 - (double) missing / all;
  }
}
