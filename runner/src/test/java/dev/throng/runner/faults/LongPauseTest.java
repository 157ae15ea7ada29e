package dev.throng.runner.faults;

import static dev.throng.runner.faults.FleetRun.users;
import static dev.throng.runner.faults.FleetRun.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waits for a minute: begins first, and the others run meanwhile. */
@Tag("fault")
@Order(1)
class LongPauseTest {

  @Test
  void whenAWorkerPausesForAMinuteItsUsersRunElsewhereAndItComesBack() {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("80s"))) {
      ThrongProcess paused = run.firstOfTwo(3);

      paused.signal("STOP");
      run.await("w2 runs all users", view -> users(view, "w2") == 12);
      FleetRun.sleep(Duration.ofSeconds(52));
      assertThat(run.view().users().running()).isEqualTo(12);
      paused.signal("CONT");
      run.await("both run six users", view -> users(view, "w1") == 6 && users(view, "w2") == 6);

      RunView last = run.finished();
      assertThat(verdict(last)).isEqualTo(Verdict.PASSED);
      assertThat(FleetRun.gaps(last)).hasSize(1);
      assertThat(last.total().requests() + last.total().unfinished())
          .isEqualTo(run.target.requests());
    }
  }
}
