package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.isIn;
import static dev.throng.runner.faults.FleetRun.reason;
import static dev.throng.runner.faults.FleetRun.users;
import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class SeveredAndScarceTest {
  private static final String LOAD = FleetRun.twelveUsersFor("16s");

  @Test
  void aSlowLinkMakesTheStartSlowerAndLosesNothing() {
    String rows = "data: {names: {csv: {inline: \"name\\n" + "n\\n".repeat(20_000) + "\"}}}";
    try (FleetRun run = new FleetRun(2, LOAD, rows)) {
      Cable cable = new Cable(run.vertx, run.port);
      cable.slow(24_000); // bytes a second: what w1 is told takes longer than its silence may
      run.firstOfTwo(3, cable.port());

      RunView last = run.finished();
      assertThat(FleetRun.gaps(last)).isEmpty();
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
      assertThat(last.timeline().points()).hasSizeGreaterThanOrEqualTo(14);
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void whenTheNetworkIsCutForLongTheWorkerStopsItsLoadAndOthersTakeOver() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      Cable cable = new Cable(run.vertx, run.port);
      ThrongProcess severed = run.firstOfTwo(3, cable.port());

      cable.cut();
      run.await("w2 runs all users", view -> users(view, "w2") == 12);
      assertThat(severed.exitCode()).isEqualTo(4);
      assertThat(severed.output()).contains("the master is gone");

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
      assertThat(FleetRun.gaps(last)).hasSize(1);
    }
  }

  @Test
  void givenMinAvailableWhenNoReplacementComesInTimeThenTheVerdictIsError() {
    try (FleetRun run = needingBoth()) {
      run.firstOfTwo(2).signal("KILL");
      run.await("w2 runs all users", view -> users(view, "w2") == 12);

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.ERROR);
      assertThat(reason(last))
          .contains("leaves 1 of at least 2")
          .contains("minAvailable")
          .contains("no replacement came within")
          .contains("20s");
      assertThat(last.info().elapsed()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(32));
    }
  }

  @Test
  void givenMinAvailableWhenAReplacementComesInTimeThenTheRunGoesOnToItsEnd() {
    try (FleetRun run = needingBoth()) {
      run.firstOfTwo(2).signal("KILL");
      run.await("w1 is lost", view -> isIn(view, "w1", WorkerView.State.LOST));
      run.worker("w3");
      run.await("six users each", view -> users(view, "w2") == 6 && users(view, "w3") == 6);

      assertThat(verdict(run.finished())).isEqualTo(Verdict.PASSED);
    }
  }

  /** Outlasts what a replacement may take. */
  private static FleetRun needingBoth() {
    return new FleetRun(
        2,
        FleetRun.twelveUsersFor("35s"),
        "workers: {minAvailable: 2}",
        "timeouts: {workersReady: 20s}");
  }

  @Test
  void givenOnLossContinueWhenFewerThanMinAvailableAreLeftThenTheRunEndsAtOnce() {
    try (FleetRun run = new FleetRun(2, LOAD, "workers: {onLoss: Continue, minAvailable: 2}")) {
      run.firstOfTwo(2).signal("KILL");

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.ERROR);
      assertThat(reason(last)).contains("leaves 1 of at least 2").doesNotContain("replacement");
      assertThat(last.info().elapsed()).isLessThan(Duration.ofSeconds(12));
    }
  }

  @Test
  void aProcessInThePlaceOfOneThatDiedMayHaveItsName() {
    try (FleetRun run = new FleetRun(2, LOAD)) {
      run.firstOfTwo(3).signal("KILL");

      run.worker("w1");

      run.await("six users each", view -> users(view, "w2") == 6 && users(view, "w1") == 6);
      assertThat(run.finished().workers()).hasSize(3);
    }
  }
}
