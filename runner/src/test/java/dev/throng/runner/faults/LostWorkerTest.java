package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.isIn;
import static dev.throng.runner.faults.FleetRun.reason;
import static dev.throng.runner.faults.FleetRun.users;
import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.truth.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class LostWorkerTest {
  private static final String LOAD = FleetRun.twelveUsersFor("18s");

  @Test
  void whenAWorkerIsKilledInHoldItsUsersAreBackWithinTenSecondsAndTheVerdictStands() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      run.firstOfTwo(3).signal("KILL");

      Eventually.holds(
          "w2 runs all users", Duration.ofSeconds(10), () -> users(run.view(), "w2") == 12);
      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
      assertThat(FleetRun.gaps(last))
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.text()).contains("worker w1 was lost").contains("4 s");
            assertThat(gap.toSecond() - gap.fromSecond()).isBetween(3.0, 9.0);
          });
      assertThat(run.status().lostWorkers())
          .singleElement()
          .satisfies(lost -> {
            assertThat(lost.name()).isEqualTo("w1");
            assertThat(lost.reason())
                .isEqualTo(
                    "worker w1 was lost: it gave no sign of life for 4 s; its users run elsewhere");
          });
      assertThat(last.notes()).anyMatch(note -> note.contains("w1"));
      assertThat(last.timeline().points()).hasSizeGreaterThanOrEqualTo(17);
    }
  }

  @Test
  void whenAWorkerIsKilledInTheRampTheRampGoesOnToItsEnd() {
    try (FleetRun run =
        new FleetRun(2, "{users: 30, spawnRate: 3, duration: 18s, stopTimeout: 2s}")) {
      run.firstOfTwo(2).signal("KILL");

      run.await("all users run", view -> view.users().running() == 30);
      assertThat(verdict(run.finished())).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void whenAWorkerIsKilledWhileStoppingTheRunStillEndsInTime() {
    try (FleetRun run =
        new FleetRun(2, "{users: 4, spawnRate: 4, duration: 4s, stopTimeout: 2s}")) {
      ThrongProcess killed = run.firstOfTwo(3);
      killed.signal("STOP");
      run.await("stopping", view -> view.phase() != RunView.Phase.RUNNING);

      killed.signal("KILL");

      RunView last = run.finished();
      assertThat(last.info().elapsed()).isLessThan(Duration.ofSeconds(13));
      assertThat(isIn(last, "w1", WorkerView.State.LOST)).isTrue();
    }
  }

  @Test
  void whenAWorkerPausesForThreeSecondsNothingIsLost() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("11s"))) {
      ThrongProcess paused = run.firstOfTwo(3);

      paused.signal("STOP");
      FleetRun.sleep(Duration.ofMillis(2700));
      paused.signal("CONT");

      RunView last = run.finished();
      assertThat(FleetRun.gaps(last)).isEmpty();
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void whenAWorkerPausesForSixSecondsItIsLostComesBackAndEveryRequestIsCountedOnce() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      ThrongProcess paused = run.firstOfTwo(3);

      paused.signal("STOP");
      run.await("w1 is lost", view -> isIn(view, "w1", WorkerView.State.LOST));
      FleetRun.sleep(Duration.ofSeconds(2));
      paused.signal("CONT");
      run.await(
          "both run six users",
          view -> view.workers().stream().allMatch(worker -> worker.users() == 6));

      RunView last = run.finished();
      assertThat(FleetRun.gaps(last)).hasSize(1);
      assertThat(last.total().requests() + last.total().unfinished())
          .isEqualTo(run.target.requests());
      assertThat(last.timeline().points())
          .extracting(Timeline.Point::second)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void givenOnLossAbortWhenAWorkerIsKilledThenTheRunEndsWithError() {
    try (FleetRun run = new FleetRun(2, LOAD, "workers: {onLoss: Abort}")) {
      run.firstOfTwo(2).signal("KILL");

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.ERROR);
      assertThat(reason(last)).contains("w1").contains("Abort");
    }
  }
}
