package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.Threshold;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.outputs.text.ComparisonWords;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline that searched, of a run that searches. */
class EarlierSearchTest {
  private static final String EXPECT =
      "  baseline: {run: \"7\", expect: [capacity > 95%, p95 < 110%]}\n";
  private static final String FOUND = "\"holds\": 2000, \"breaks\": 2100";
  private static final String NONE_HELD = "\"holds\": null, \"breaks\": 1";

  @TempDir private Path directory = Path.of("");

  private static String manifest() {
    return dev.throng.runner.truth.Manifests.text(
        "test",
        """
        target: {baseUrl: "http://shop"}
        load: {search: {users: {from: 1, to: 5000}}}
        userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
        thresholds: [{expect: failureRatio < 5%}]
        """);
  }

  private EarlierRun earlier(String capacity, String manifest) throws IOException {
    return new EarlierFile(directory)
        .of(
            "Failed",
            manifest,
            """
            "capacity": {%s, "unit": "users"}, "timeline": {"second": []}
            """
                .formatted(capacity));
  }

  private TestPlan plan(EarlierRun earlier) throws IOException {
    return new EarlierFile(directory).plan(manifest() + EXPECT, earlier);
  }

  @Test
  void itsCapacityBecomesAThreshold() throws IOException {
    TestPlan plan = plan(earlier(FOUND, manifest()));

    assertThat(plan.spec().thresholds().stream().map(Threshold::expect))
        .containsExactly("failureRatio < 5%", "capacity > 1900", "p95 < 66.55ms");
    assertThat(plan.notJudged()).isEmpty();
  }

  @Test
  void whatItHasNoFigureForIsSaidNotToBeJudged() throws IOException {
    TestPlan plan = plan(earlier(NONE_HELD, manifest()));

    assertThat(plan.spec().thresholds().stream().map(Threshold::expect))
        .containsExactly("failureRatio < 5%", "p95 < 66.55ms");
    assertThat(plan.notJudged())
        .singleElement()
        .asString()
        .matches(".*before.json has no figure for capacity > 95% of spec.baseline");
  }

  /** The loads of searches differ: only what they found is compared. */
  @Test
  void aSearchThatEndsIsComparedByItsCapacity() throws IOException {
    String manifest = SampleSearches.found().info().manifest();

    Comparison comparison = earlier(FOUND, manifest).comparedWith(SampleSearches.found());

    assertThat(ComparisonWords.headline(comparison))
        .isEqualTo("Regression: the capacity is worse.");
    assertThat(ComparisonWords.found(comparison).getFirst())
        .contains("2,000 to 2,100 users → 1,120 to 1,170 users");
  }
}
