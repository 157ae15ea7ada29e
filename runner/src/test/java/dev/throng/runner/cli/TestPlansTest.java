package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.composition.Overrides;
import dev.throng.crds.spec.Threshold;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPlansTest {
  private static final String SPEC =
      """
      target: {baseUrl: "http://localhost:1"}
      load: {users: 5, duration: 1m}
      userClasses:
        - name: Reader
          tasks: [{name: list, tags: [browse], steps: [{get: /list}]}]
        - name: Buyer
          tasks:
            - {name: browse, tags: [browse], steps: [{get: /product}]}
            - {name: buy, tags: [buy], steps: [{transaction: {name: pay, steps: [{post: /order}]}}]}
      thresholds:
        - expect: p95 < 1s
        - {expect: failureRatio < 1%, request: POST /order}
        - {expect: p99 < 3s, request: POST /order}
        - {expect: p95 < 2s, request: GET /product}
        - {expect: p95 < 4s, request: pay}
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void whatTheTagsLeaveOutIsNotJudgedAndSaid() throws IOException {
    TestPlan plan = plan(List.of("browse"), List.of());

    assertThat(plan.spec().thresholds())
        .extracting(Threshold::expect)
        .containsExactly("p95 < 1s", "p95 < 2s");
    assertThat(plan.notJudged())
        .containsExactly("the tags leave out POST /order", "the tags leave out pay");
    assertThat(plan.notes())
        .contains("Not judged: p99 < 3s, since the tags leave out POST /order.")
        .anyMatch(note -> note.startsWith("No threshold looks at failures"));
  }

  @Test
  void whatTheNamedUserClassesLeaveOutIsNotJudgedAndSaid() throws IOException {
    TestPlan plan = plan(List.of("browse"), List.of("Reader"));

    assertThat(plan.spec().thresholds()).extracting(Threshold::expect).containsExactly("p95 < 1s");
    assertThat(plan.notJudged())
        .containsExactly(
            "the user classes that run leave out POST /order",
            "the user classes that run leave out GET /product",
            "the user classes that run leave out pay");
  }

  @Test
  void whatRunsIsJudged() throws IOException {
    TestPlan plan = plan(List.of(), List.of("Buyer"));

    assertThat(plan.spec().thresholds()).hasSize(5);
    assertThat(plan.notJudged()).isEmpty();
    assertThat(plan.notes()).isEmpty();
  }

  @Test
  void theNoteOnFailuresKnowsThatAFindingFailsTheTestToo() throws IOException {
    TestPlan plan = plan(SPEC + "story: {fail: [cliff]}\n", List.of("browse"), List.of());

    assertThat(plan.notes())
        .anyMatch(note ->
            note.contains("if one succeeds and it shows no finding of spec.story.fail. Add one"));
  }

  private TestPlan plan(List<String> tags, List<String> classes) throws IOException {
    return plan(SPEC, tags, classes);
  }

  private TestPlan plan(String spec, List<String> tags, List<String> classes) throws IOException {
    Path file = directory.resolve("test.yaml");
    Files.writeString(file, dev.throng.runner.truth.Manifests.text("test", spec));
    Overrides overrides =
        new Overrides(null, null, null, null, null, tags, List.of(), null, null, classes);
    return TestPlans.of(Manifests.read(List.of(file)), overrides, 1);
  }
}
