package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.judgement.WholeRun;
import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rate is what ended in whole judged seconds of load, by these seconds. */
class PaceTest {
  private static final int NAME = 0;
  private static final LoadTestSpec SPEC =
      Manifests.spec(
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 1, duration: 4s, warmup: 1s}
          thresholds: [{expect: requestRate >= 1/s}]
          userClasses: [{name: Visitor, tasks: [{name: visit, steps: [{get: /}]}]}]
          """);
  private static final Catalogue CATALOGUE = Catalogue.of(SPEC);
  private static final TestPlan PLAN =
      new TestPlan(
          "t", SPEC, "", 1, 1, Map.of(), JavaSources.NONE, List.of(), List.of(), List.of());

  private final RunSoFar run =
      new RunSoFar(
          PLAN, CATALOGUE, "v", null, new WholeRun(PLAN, CATALOGUE), _ -> 0, new ManualTime());

  @Test
  void isTheSameInThresholdsAndInTheFiguresOfANameAndOfAll() {
    second(0, 100);
    second(1, 10);
    second(2, 20);

    RunView view = view();
    assertThat(view.thresholds().getFirst().observed()).isEqualTo("15/s");
    assertThat(view.total().pace()).isEqualTo(new Pace(30, 0, 2));
    assertThat(view.requests().getFirst().pace()).isEqualTo(new Pace(30, 0, 2));
  }

  @Test
  void countsNothingThatEndsAfterTheLoad() {
    second(1, 10);
    run.add(counted(500).secondAfterLoad(2, CATALOGUE));

    assertThat(view().thresholds().getFirst().observed()).isEqualTo("10/s");
    assertThat(view().total().pace()).isEqualTo(new Pace(10, 0, 1));
    assertThat(view().total().requests()).isEqualTo(510);
  }

  @Test
  void countsWhatIsHeardOfTooLateInTheSecondInWhichItEnded() {
    second(1, 10);
    run.add(counted(6).lateSecond(1, CATALOGUE));

    assertThat(view().thresholds().getFirst().observed()).isEqualTo("16/s");
    assertThat(view().total().pace()).isEqualTo(new Pace(16, 0, 1));
  }

  private void second(int number, int requests) {
    run.add(counted(requests).second(number, CATALOGUE));
  }

  private static Counted counted(int requests) {
    return new Counted().succeeded(NAME, requests, 1_000);
  }

  private RunView view() {
    return run.view(RunView.Phase.RUNNING, List.of(), Instant.EPOCH, Duration.ofSeconds(9), null);
  }
}
