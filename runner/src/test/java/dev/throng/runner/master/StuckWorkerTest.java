package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.fleet.RunOfFleet;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A worker that gives signs of life, and counts nothing. */
class StuckWorkerTest {
  private static final int GET = 0;

  private final ManualTime time = new ManualTime();

  @Test
  void isLostLikeASilentOneAndToldToStop() {
    RunOfFleet run = new RunOfFleet("duration: 1m", "failureRatio < 50%");

    run.secondsOfTheFirst(0, 12, new Counted().succeeded(GET, 10, 1_000));

    assertThat(run.view().workers())
        .extracting(WorkerView::state)
        .containsExactly(WorkerView.State.RUNNING, WorkerView.State.LOST);
    assertThat(run.view().notes()).anySatisfy(note -> assertThat(note).contains("it is stuck"));
    assertThat(run.stuck.heard).anyMatch(ToWorker.Stop.class::isInstance);
  }

  @Test
  void doesNotKeepAThresholdFromEndingTheTest() {
    RunOfFleet run = new RunOfFleet("duration: 1m", "failureRatio < 50%, abort: {after: 2s}");

    run.secondsOfTheFirst(0, 15, new Counted().failed(GET, 10, 1_000, "connection refused"));

    assertThat(run.stuck.heard).anyMatch(ToWorker.Stop.class::isInstance);
    assertThat(run.first.heard).anyMatch(ToWorker.Stop.class::isInstance);
  }

  @Test
  void makesARunAtBestInconclusiveIfItDoesNotStopInTime() {
    RunOfFleet run = new RunOfFleet("duration: 5s, stopTimeout: 1s", "failureRatio < 50%");

    run.secondsOfTheFirst(0, 5, new Counted().succeeded(GET, 10, 1_000));
    run.first.says(new ToMaster.Stopped());
    time.pass(10_000);

    Outcome outcome = Objects.requireNonNull(run.view().outcome());
    assertThat(outcome.verdict()).as(outcome.reason()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void standsStillInEverySecondUntilItIsLostForIt() {
    RunOfFleet run = new RunOfFleet("duration: 20s, stopTimeout: 1s", "failureRatio < 50%");

    run.secondsOfTheFirst(0, 20, new Counted().succeeded(GET, 10, 1_000).lag(1_000));
    run.first.says(new ToMaster.Stopped());
    time.pass(10_000);

    Outcome outcome = Objects.requireNonNull(run.view().outcome());
    assertThat(outcome.verdict()).as(outcome.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(outcome.reason()).contains("event loops stood still, in 11 of 19 judged seconds");
  }

  /** Two workers, of which the second never counts. */
  private final class RunOfFleet {
    final Catalogue catalogue;
    final Master master;
    final IdleWorker first;
    final IdleWorker stuck;

    RunOfFleet(String load, String expect) {
      TestPlan plan =
          Manifests.plan(
              "stuck",
              """
              target: {baseUrl: "http://localhost:1"}
              load: {users: 2, %s}
              validity: {minAchievedLoad: 0%%}
              userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
              thresholds: [{expect: %s}]
              """
                  .formatted(load, expect));
      catalogue = Catalogue.of(plan.spec());
      master = new Master(plan, new FleetPlan.Joining(2), "test", new RunListener() {}, time);
      first = new IdleWorker(master, "w1");
      stuck = new IdleWorker(master, "w2");
      time.pass(1);
      first.says(new ToMaster.Ready());
      stuck.says(new ToMaster.Ready());
      time.pass(1);
    }

    void secondsOfTheFirst(int from, int to, Counted counted) {
      for (int second = from; second < to; second++) {
        time.pass(1_000);
        first.says(new ToMaster.Counted(counted.snapshot(second, catalogue)));
      }
      time.pass(1);
    }

    RunView view() {
      var read = master.view();
      time.pass(1);
      return read.join();
    }
  }
}
