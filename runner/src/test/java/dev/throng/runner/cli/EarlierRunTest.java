package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throng.crds.spec.Threshold;
import dev.throng.runner.scenario.TestPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunTest {
  private static final String MINUTE = "{users: 1, spawnRate: 10, duration: 1m}";
  private static final String EXPECT = "expect: [p95 < 110%, failureRatio <= 100%]}";

  @TempDir private Path directory = Path.of("");

  private EarlierRun earlier(String verdict) throws IOException {
    return earlier(verdict, test(MINUTE, "/"), 60, 1);
  }

  private EarlierRun earlier(String verdict, String manifest, int seconds, int users)
      throws IOException {
    List<Integer> planned = Collections.nCopies(seconds, users);
    return new EarlierFile(directory)
        .of(
            verdict,
            manifest,
            """
            "history": {"states": "%s", "usersPlanned": %s, "usersRunning": %s,
              "total": {"secondsPerRow": 1, "requests": %s, "failures": [], "refused": [],
                "p50Micros": %s, "p95Micros": %s, "p99Micros": %s, "maxMicros": %s,
                "meanSuccessMicros": %s, "meanFailureMicros": []},
              "names": [], "workers": []}
            """
                .formatted(
                    "w".repeat(seconds),
                    planned,
                    planned,
                    planned,
                    planned,
                    planned,
                    planned,
                    planned,
                    planned));
  }

  private static String test(String load, String path) {
    return dev.throng.runner.truth.Manifests.text(
        "test",
        """
        target: {baseUrl: "http://shop"}
        load: %s
        userClasses: [{name: A, tasks: [{name: a, steps: [{get: "%s"}]}]}]
        thresholds: [{expect: failureRatio < 5%%}]
        """
            .formatted(load, path));
  }

  private TestPlan plan(String baseline, @Nullable EarlierRun earlier) throws IOException {
    return plan(MINUTE, baseline, earlier);
  }

  private TestPlan plan(String load, String baseline, @Nullable EarlierRun earlier)
      throws IOException {
    return new EarlierFile(directory)
        .plan(test(load, "/") + (baseline.isEmpty() ? "" : "  " + baseline + "\n"), earlier);
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

  @Test
  void aRunOfAnotherTestIsNoBaseline() throws IOException {
    EarlierRun other = earlier("Passed", test(MINUTE, "/other"), 60, 1);

    assertThatThrownBy(() -> plan("", other))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "--baseline: .*before.json and this run are different tests: spec.userClasses differs"
                + "\\.");
  }

  @Test
  void aRunOfAnotherLoadIsNoBaseline() throws IOException {
    EarlierRun other = earlier("Passed", test(MINUTE, "/"), 60, 5);

    assertThatThrownBy(() -> plan("", other))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "--baseline: .*before.json and this run have different loads: in second 0 5 users and 1"
                + " users were planned\\.");
  }

  @Test
  void figuresOfALongerOrShorterRunAreNotExpectedOfThisOne() throws IOException {
    String baseline = "baseline: {run: lastPassed, " + EXPECT;
    EarlierRun shorter = earlier("Passed", test(MINUTE, "/"), 30, 1);

    assertThat(plan("", shorter).spec().thresholds()).hasSize(1);
    assertThatThrownBy(() -> plan(baseline, shorter))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "--baseline: .*before.json has 30 s of load, this run 60 s: spec.baseline compares"
                + " figures of whole runs\\.");
  }

  @Test
  void aLoadWithoutAnEndIsComparedAsFarAsTheEarlierRunWent() throws IOException {
    EarlierRun earlier = earlier("Passed", test(MINUTE, "/"), 30, 1);

    assertThat(plan("{users: 1, spawnRate: 10}", "", earlier).spec().thresholds()).hasSize(1);
  }

  @Test
  void aSearchAndAPlannedLoadAreNotComparable() throws IOException {
    EarlierRun earlier = earlier("Passed", test(MINUTE, "/"), 60, 1);

    assertThatThrownBy(() -> plan("{search: {users: {from: 1, to: 50}}}", "", earlier))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("--baseline: .*before.json and this run have different loads: .*");
  }

  @Test
  void aFileThatIsNoResultIsNamed() throws IOException {
    Path text = Files.writeString(directory.resolve("text.json"), "hello");
    Path other = Files.writeString(directory.resolve("other.json"), "{}");

    assertThatThrownBy(() -> EarlierRun.read(directory.resolve("none.json")))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("the result .*none.json cannot be read: .*");
    assertThatThrownBy(() -> EarlierRun.read(text))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("the result .*text.json is no JSON of a result: .*");
    assertThatThrownBy(() -> EarlierRun.read(other))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "the result .*other.json is no result that throng run --json wrote: schema is .*, must be.*");
  }
}
