package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A worker that its own system tells to go while the load runs. */
class LeavingWorkerTest {
  private static final int GET = 0;

  private final ManualTime time = new ManualTime();
  private final TestPlan plan =
      Manifests.plan(
          "leaving",
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 4, spawnRate: 1000, duration: 20s, stopTimeout: 1s}
          workers: {usersPerWorker: 2}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
          thresholds: [{expect: failureRatio < 50%}]
          """);
  private final Catalogue catalogue = Catalogue.of(plan.spec());
  private final Master master =
      new Master(plan, new FleetPlan.Joining(2), "test", new RunListener() {}, time);
  private final IdleWorker stays = new IdleWorker(master, "w1");
  private final IdleWorker leaves = new IdleWorker(master, "w2");

  @Test
  void isToldOfAsOneThatIsGone() {
    start();
    seconds(0, 5, List.of(stays, leaves));

    leaves.says(new ToMaster.Leaving("it was told to end"));
    time.pass(1);

    RunView view = view();
    assertThat(view.workers())
        .extracting(WorkerView::state)
        .containsExactly(WorkerView.State.RUNNING, WorkerView.State.LEFT);
    String sentence = "left after 5 s: it was told to end; 2 users wait for a replacement.";
    assertThat(view.notes()).contains("Worker w2 " + sentence);
    assertThat(view.timeline().intervals())
        .filteredOn(interval -> interval.kind() == Timeline.Kind.WORKER_LOST)
        .singleElement()
        .satisfies(mark -> assertThat(mark.worker()).isEqualTo("w2"));
  }

  @Test
  void isTheCauseOfLoadThatDoesNotRunInItsPlace() {
    start();
    seconds(0, 5, List.of(stays, leaves));
    leaves.says(new ToMaster.Leaving("it was told to end"));
    seconds(5, 6, List.of(stays, leaves));
    leaves.says(new ToMaster.Stopped());

    seconds(6, 12, List.of(stays));
    IdleWorker successor = new IdleWorker(master, "w3");
    time.pass(1);
    successor.says(new ToMaster.Ready());
    seconds(12, 20, List.of(stays, successor));
    stays.says(new ToMaster.Stopped());
    successor.says(new ToMaster.Stopped());
    time.pass(5_000);

    Outcome outcome = Objects.requireNonNull(view().outcome());
    assertThat(outcome.verdict()).as(outcome.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(outcome.reason())
        .startsWith("workers were missing: only 8")
        .contains("% of the planned load ran")
        .doesNotContain("bottleneck");
  }

  private void start() {
    time.pass(1);
    stays.says(new ToMaster.Ready());
    leaves.says(new ToMaster.Ready());
    time.pass(1);
  }

  private void seconds(int from, int to, List<IdleWorker> workers) {
    Counted counted = new Counted().succeeded(GET, 10, 1_000).lag(1_000).users(2);
    for (int second = from; second < to; second++) {
      time.pass(1_000);
      for (IdleWorker worker : workers) {
        worker.says(new ToMaster.Counted(counted.snapshot(second, catalogue)));
      }
    }
    time.pass(1);
  }

  private RunView view() {
    var read = master.view();
    time.pass(1);
    return read.join();
  }
}
