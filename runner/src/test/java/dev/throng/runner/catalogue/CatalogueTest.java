package dev.throng.runner.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.truth.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final LoadTestSpec SPEC =
      Manifests.spec(
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 1, duration: 1s}
          userClasses:
            - name: A
              onStart: [{post: /login, checks: [{expect: status == 200}, {fail: late, when: duration > duration('1s')}]}]
              tasks:
                - name: a
                  steps:
                    - transaction:
                        name: buy
                        steps: [{get: /cart}, {post: /login, checks: [{expect: status == 200}]}]
              onStop: [{get: /bye}]
            - {name: B, tasks: [{name: b, steps: [{get: /cart}]}]}
          """);

  private final Catalogue catalogue = Catalogue.of(SPEC);

  @Test
  void whatAManifestNamesIsNumberedInItsOrderAndOnce() {
    assertThat(catalogue.classes()).containsExactly("A", "B");
    assertThat(catalogue.names())
        .extracting(RequestKey::toString)
        .containsExactly("POST /login", "TXN buy", "GET /cart", "GET /bye");
    assertThat(catalogue.checks())
        .containsExactly(
            new CheckKey(0, "status == 200"), new CheckKey(0, "not (duration > duration('1s'))"));
  }

  @Test
  void methodAndNameTogetherAreOneName() {
    int get = catalogue.name(new RequestKey("GET", "/later"));
    assertThat(get).isEqualTo(4);
    assertThat(catalogue.name(new RequestKey("POST", "/later"))).isEqualTo(5);
    assertThat(catalogue.name(new RequestKey("GET", "/later"))).isEqualTo(get);
    assertThat(catalogue.namesOfSpec()).isEqualTo(4);
  }

  @Test
  void namesBeyondFiveHundredAreCountedTogether() {
    for (int i = 0; i < 600; i++) {
      catalogue.name(new RequestKey("GET", "/" + i));
    }
    int other = catalogue.name(new RequestKey("GET", "/one more"));
    assertThat(catalogue.names()).hasSize(500);
    assertThat(catalogue.names().get(other)).isEqualTo(RequestKey.OTHER);
    assertThat(catalogue.isExceeded()).isTrue();
    assertThat(catalogue.name(new RequestKey("GET", "/7"))).isEqualTo(4 + 7);
  }

  @Test
  void whereOthersAreCountedTogetherSoonThereIsRoomForAsManyNames() {
    int other = catalogue.name(RequestKey.OTHER);
    for (int i = 0; i < 495; i++) {
      assertThat(catalogue.name(new RequestKey("GET", "/" + i))).isNotEqualTo(other);
    }
    assertThat(catalogue.name(new RequestKey("GET", "/one more"))).isEqualTo(other);
  }

  @Test
  void aNameThatComesUpLaterIsMadeFitAndIsKnownInBothForms() {
    Catalogue masking = Catalogue.of(SPEC, name -> name.replace("hunter2", "***"));
    int number = masking.name(new RequestKey("GET", "/?token=hunter2"));

    assertThat(masking.names().get(number)).hasToString("GET /?token=***");
    assertThat(masking.name(new RequestKey("GET", "/?token=hunter2"))).isEqualTo(number);
    assertThat(masking.name(new RequestKey("GET", "/?token=***"))).isEqualTo(number);
  }

  @Test
  void threadsThatMeetTheSameNamesGetTheSameNumbers() throws Exception {
    List<RequestKey> keys =
        IntStream.range(0, 1_000).mapToObj(i -> new RequestKey("GET", "/" + i % 450)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Integer>>> numbers =
          IntStream.range(0, 4)
              .mapToObj(_ -> threads.submit(() -> keys.stream().map(catalogue::name).toList()))
              .toList();
      for (Future<List<Integer>> ofThread : numbers) {
        assertThat(ofThread.get().stream().map(catalogue.names()::get)).isEqualTo(keys);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aCompilerFindsAllThatItCounts(Path manifest) throws IOException {
    LoadTestSpec spec =
        ((ReadResult.Valid) ManifestReader.read(Files.readString(manifest))).manifest().spec();
    Catalogue ofSpec = Catalogue.of(spec);
    ScenarioCompiler.compile(spec, ofSpec, Map.of(), Map.of());

    assertThat(ofSpec.names()).hasSize(ofSpec.namesOfSpec()).isNotEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("compose.yaml"))
          .toList()
          .stream();
    }
  }
}
