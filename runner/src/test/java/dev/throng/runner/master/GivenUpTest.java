package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A master whose process will be killed soon. */
class GivenUpTest {
  private static final String REASON = "the master was told to end";

  private final ManualTime time = new ManualTime();

  @Test
  void endsItsLoadInHalfOfTheTimeAndTheRunInAllOfIt() {
    Run run = new Run("duration: 1m, stopTimeout: 40s");

    run.master.giveUpWithin(Duration.ofSeconds(10), REASON);
    time.pass(1);

    assertThat(run.worker.awaits(ToWorker.Stop.class).timeoutNanos())
        .isEqualTo(Duration.ofSeconds(5).toNanos());
    time.pass(9_000);
    assertThat(run.view().outcome()).as("the worker has not stopped yet").isNull();
    time.pass(1_000);
    Outcome outcome = Objects.requireNonNull(run.view().outcome());
    assertThat(outcome.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(outcome.reason()).isEqualTo(REASON);
  }

  @Test
  void doesNotWaitForALongStopThatHasBegunAndJudgesWhatWasDone() {
    Run run = new Run("duration: 2s, stopTimeout: 5m");
    time.pass(3_000);
    run.worker.awaits(ToWorker.Stop.class);

    run.master.giveUpWithin(Duration.ofSeconds(10), REASON);
    time.pass(10_100);

    Outcome outcome = Objects.requireNonNull(run.view().outcome());
    assertThat(outcome.verdict()).as(outcome.reason()).isNotIn(Verdict.PASSED, Verdict.ERROR);
    assertThat(outcome.reason()).doesNotContain(REASON);
  }

  private final class Run {
    final Master master;
    final IdleWorker worker;

    Run(String load) {
      TestPlan plan =
          Manifests.plan(
              "given-up",
              """
              target: {baseUrl: "http://localhost:1"}
              load: {users: 2, %s}
              userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
              """
                  .formatted(load));
      master = new Master(plan, new FleetPlan.Joining(1), "test", new RunListener() {}, time);
      worker = new IdleWorker(master, "w1");
      time.pass(1);
      worker.says(new ToMaster.Ready());
      time.pass(1);
    }

    RunView view() {
      var read = master.view();
      time.pass(1);
      return read.join();
    }
  }
}
