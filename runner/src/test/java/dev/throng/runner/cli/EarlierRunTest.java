package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.Threshold;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunTest {
  private static final String EXPECT = "expect: [p95 < 110%, failureRatio <= 100%]}";

  @TempDir private Path directory = Path.of("");

  private EarlierRun earlier(String verdict) throws IOException {
    return EarlierRun.read(
        Files.writeString(
            directory.resolve("before.json"),
            """
            {"schema": "throng.dev/result/v1", "verdict": "%s", "reason": "why", "run": {},
             "total": {"requests": 1000, "failures": 20, "requestsPerSecond": 50,
               "failureRatio": 0.02, "responseTimeMillis": {"mean": 30, "p50": 20, "p95": 60.5,
               "p99": 80, "max": 90}},
             "timeline": {"second": []}}
            """
                .formatted(verdict)));
  }

  private TestPlan plan(String baseline, @Nullable EarlierRun earlier) throws IOException {
    String spec =
        """
        target: {baseUrl: "http://shop"}
        load: {users: 1, duration: 1m}
        userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
        thresholds: [{expect: failureRatio < 5%}]
        """
            + baseline;
    Path file =
        Files.writeString(
            directory.resolve("test.yaml"), dev.throng.runner.truth.Manifests.text("test", spec));
    return TestPlans.of(Manifests.read(List.of(file)), Overrides.toHost("http://shop"), 1, earlier);
  }

  @Test
  void whatTheBaselineExpectsIsAThresholdOfTheEarlierFigures() throws IOException {
    TestPlan plan = plan("baseline: {run: lastPassed, " + EXPECT, earlier("Passed"));

    assertThat(plan.spec().thresholds().stream().map(Threshold::expect))
        .containsExactly("failureRatio < 5%", "p95 < 66.55ms", "failureRatio <= 2%");
    assertThat(plan.notes()).isEmpty();
  }

  @Test
  void aBaselineWithoutAFileIsSaidNotToBeJudged() throws IOException {
    TestPlan plan = plan("baseline: {run: lastPassed, " + EXPECT, null);

    assertThat(plan.spec().thresholds()).hasSize(1);
    assertThat(plan.notes())
        .containsExactly(
            "spec.baseline is not judged: no earlier run is known here. Give the JSON of one to"
                + " throng run by --baseline FILE.");
  }

  @Test
  void aFileWithoutABaselineChangesNoThreshold() throws IOException {
    TestPlan plan = plan("", earlier("Failed"));

    assertThat(plan.spec().thresholds()).hasSize(1);
    assertThat(plan.notes()).isEmpty();
  }

  @Test
  void lastPassedWantsARunThatPassed() throws IOException {
    EarlierRun failed = earlier("Failed");

    assertThatThrownBy(() -> plan("baseline: {run: lastPassed, " + EXPECT, failed))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "--baseline: .*before.json is Failed, and spec.baseline.run of the manifest is"
                + " lastPassed; give a run that Passed");
    assertThat(plan("baseline: {run: \"7\", " + EXPECT, failed).spec().thresholds()).hasSize(3);
  }

  @Test
  void aRunThatSaysNothingOfItsTargetIsNoBaseline() {
    assertThatThrownBy(() -> earlier("Inconclusive"))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "--baseline: .*before.json is Inconclusive, which says nothing of the target: why");
  }
}
