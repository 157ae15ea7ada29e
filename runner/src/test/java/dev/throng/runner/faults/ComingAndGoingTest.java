package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.reason;
import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class ComingAndGoingTest {

  @Test
  void twoWorkersShareTheUsersEvenlyAndTheirCountsAreTheTargets() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("7s"))) {
      ThrongProcess one = run.worker("w1");
      ThrongProcess two = run.worker("w2");
      run.await("six users each", view -> usersAre(view, 6, 6));

      RunView last = run.finished();
      assertThat(last.total().requests()).isEqualTo(run.target.requests()).isPositive();
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
      assertThat(one.exitCode()).isZero();
      assertThat(two.exitCode()).isZero();
    }
  }

  @Test
  void aLateWorkerGetsItsShareAndOneThatIsToldToEndHandsItsUsersOver() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("2m"))) {
      ThrongProcess leaver = run.firstOfTwo(2);

      run.worker("w3");
      run.await("four users each", view -> usersAre(view, 4, 4, 4));
      leaver.signal("TERM");
      run.await("six users each", view -> usersAre(view, 0, 6, 6));
      assertThat(leaver.exitCode()).isEqualTo(130);
      run.master.retarget(20);
      run.await("ten users each", view -> usersAre(view, 0, 10, 10));
      run.master.retarget(5);
      run.await("five users", view -> view.users().running() == 5);
      run.master.interrupt("enough");

      RunView last = run.finished();
      assertThat(FleetRun.gaps(last))
          .singleElement()
          .satisfies(mark -> {
            assertThat(mark.text())
                .isEqualTo("worker w1 left: it was told to end; its users run elsewhere");
            assertThat(mark.toSecond()).isEqualTo(mark.fromSecond());
          });
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
    }
  }

  @Test
  void givenRequestsThatDoNotEndWhenAWorkerIsToldToEndThenItDoesSoonAndTheyCountAsUnfinished() {
    try (FleetRun run =
        new FleetRun(2, "{users: 12, spawnRate: 12, duration: 2m, stopTimeout: 1m}")) {
      ThrongProcess leaver = run.firstOfTwo(2);
      run.target.fallSilent();
      FleetRun.sleep(Duration.ofSeconds(1));

      long told = System.nanoTime();
      leaver.signal("TERM");

      assertThat(leaver.exitCode()).isEqualTo(130);
      assertThat(Duration.ofNanos(System.nanoTime() - told))
          .as("a horizon of 1 s, and 5 s for requests under way")
          .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
      run.await("six are unfinished", view -> view.total().unfinished() == 6);
      assertThat(run.status().workers().lost()).isEqualTo(1);
    }
  }

  @Test
  void givenAWorkerThatDoesNotComeWhenThePatienceEndsThenTheVerdictIsErrorAndNoLoadWasSent() {
    try (FleetRun run =
        new FleetRun(2, "{users: 2, spawnRate: 2, duration: 5s}", "timeouts: {workersReady: 6s}")) {
      ThrongProcess only = run.worker("w1");

      RunView last = run.finished();

      assertThat(verdict(last)).isEqualTo(Verdict.ERROR);
      assertThat(reason(last)).contains("of 2 workers were ready").contains("6s");
      assertThat(run.target.requests()).isZero();
      assertThat(only.exitCode()).isZero();
    }
  }

  @Test
  void givenAWorkerThatGoesBeforeTheStartThenTheSecondsOfTheRunAreStillToCome() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("7s"))) {
      ThrongProcess early = run.worker("w1");
      run.await("one is ready", view -> view.workers().size() == 1);
      early.signal("TERM");
      assertThat(early.exitCode()).isEqualTo(130);

      run.worker("w2");
      run.worker("w3");
      run.await("all users run", view -> view.users().running() == 12);

      assertThat(run.finished().total().requests()).isEqualTo(run.target.requests());
    }
  }

  @Test
  void whenTheNetworkIsCutAndMendedWithinFourSecondsNothingIsLostOrCountedTwice() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("12s"))) {
      Cable cable = new Cable(run.vertx, run.port);
      run.firstOfTwo(3, cable.port());
      for (int i = 0; i < 3; i++) {
        cable.cut();
        FleetRun.sleep(Duration.ofMillis(1200));
        cable.mend();
        FleetRun.sleep(Duration.ofMillis(1200));
      }

      RunView last = run.finished();
      assertThat(FleetRun.gaps(last)).isEmpty();
      assertThat(last.total().requests()).isEqualTo(run.target.requests());
    }
  }

  private static boolean usersAre(RunView view, int... users) {
    if (view.workers().size() != users.length) {
      return false;
    }
    return java.util.Arrays.equals(
        view.workers().stream()
            .sorted(java.util.Comparator.comparing(worker -> worker.name()))
            .mapToInt(worker -> worker.users())
            .toArray(),
        users);
  }
}
