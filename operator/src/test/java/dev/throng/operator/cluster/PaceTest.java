package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.LoadTestStatus;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Pace pace = new Pace();

  @Test
  void figures_wait_until_five_seconds_have_passed() {
    pace.wrote("a", NOW);
    assertThat(pace.delay("a", users(1), users(2), NOW.plusSeconds(2)))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.delay("a", users(1), users(2), NOW.plusSeconds(5))).isZero();
    assertThat(pace.delay("b", users(1), users(2), NOW)).as("another LoadTest").isZero();
  }

  @Test
  void workers_that_come_and_go_wait_too() {
    pace.wrote("a", NOW);
    assertThat(pace.delay("a", users(1), workers(3), NOW)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void the_same_status_needs_no_time_at_all() {
    pace.wrote("a", NOW);
    assertThat(pace.delay("a", users(1), users(1), NOW)).isZero();
  }

  @Test
  void a_phase_does_not_wait() {
    pace.wrote("a", NOW);
    assertThat(pace.delay("a", users(1), status(Phase.STOPPING, 1), NOW)).isZero();
  }

  private static LoadTestStatus users(int running) {
    return status(Phase.RUNNING, running);
  }

  private static LoadTestStatus workers(int connected) {
    return status(Phase.RUNNING, 1, new WorkerStatus(3, connected, 0));
  }

  private static LoadTestStatus status(Phase phase, int running) {
    return status(phase, running, null);
  }

  private static LoadTestStatus status(Phase phase, int running, @Nullable WorkerStatus workers) {
    return new LoadTestStatus(
        1L,
        phase,
        null,
        null,
        List.of(),
        null,
        new UserStatus(10, running),
        workers,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of());
  }
}
