package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class LostWorkerTest {
  private static final String LOAD = "{users: 12, spawnRate: 12, duration: 20s, stopTimeout: 2s}";

  @Test
  void whenAWorkerIsKilledInHoldItsUsersAreBackWithinTenSecondsAndTheVerdictStands() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      ThrongProcess killed = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(3);

      killed.signal("KILL");

      FleetRun.await(
          "w2 runs all users",
          Duration.ofSeconds(10),
          () ->
              run.view().workers().stream()
                  .anyMatch(worker -> worker.name().equals("w2") && worker.users() == 12));
      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
      assertThat(FleetRun.gaps(last))
          .singleElement()
          .satisfies(gap -> {
            assertThat(gap.text()).contains("worker w1 was lost").contains("4 s");
            assertThat(gap.toSecond() - gap.fromSecond()).isBetween(3.0, 9.0);
          });
      assertThat(last.notes()).anyMatch(note -> note.contains("w1"));
      assertThat(last.timeline().points()).hasSizeGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void whenAWorkerIsKilledInTheRampTheRampGoesOnToItsEnd() {
    try (FleetRun run =
        new FleetRun(2, "{users: 30, spawnRate: 3, duration: 18s, stopTimeout: 2s}")) {
      ThrongProcess killed = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(2);

      killed.signal("KILL");

      run.await("all users run", view -> view.users().running() == 30);
      assertThat(verdict(run.finished())).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void whenAWorkerIsKilledWhileStoppingTheRunStillEndsInTime() {
    try (FleetRun run =
        new FleetRun(2, "{users: 4, spawnRate: 4, duration: 4s, stopTimeout: 2s}")) {
      ThrongProcess killed = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(3);
      killed.signal("STOP");
      run.await("stopping", view -> view.phase() != RunView.Phase.RUNNING);

      killed.signal("KILL");

      RunView last = run.finished();
      assertThat(last.info().elapsed()).isLessThan(Duration.ofSeconds(13));
      assertThat(last.workers()).anyMatch(worker -> worker.state() == WorkerView.State.LOST);
    }
  }

  @Test
  void whenAWorkerPausesForThreeSecondsNothingIsLost() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      ThrongProcess paused = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(3);

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
      ThrongProcess paused = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(3);

      paused.signal("STOP");
      run.await(
          "w1 is lost",
          view -> view.workers().stream().anyMatch(w -> w.state() == WorkerView.State.LOST));
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
      ThrongProcess killed = run.worker("w1");
      run.worker("w2");
      run.awaitSecond(2);

      killed.signal("KILL");

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.ERROR);
      assertThat(Objects.requireNonNull(last.outcome()).reason()).contains("w1").contains("Abort");
    }
  }

  private static Verdict verdict(RunView view) {
    return Objects.requireNonNull(view.outcome()).verdict();
  }
}
