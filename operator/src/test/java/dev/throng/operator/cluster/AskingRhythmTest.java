package dev.throng.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.run.RunState;
import dev.throng.crds.status.UserStatus;
import dev.throng.crds.status.WorkerStatus;
import dev.throng.operator.cluster.MasterClient.Address;
import dev.throng.operator.cluster.MasterClient.Fresh;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often a master is asked, in time that passes by hand. */
class AskingRhythmTest {
  private static final ResourceID TEST = new ResourceID("shop", "team");

  private Instant now = Instant.parse("2026-11-28T09:00:00Z");
  private final Masters masters = new Masters(this::answer, _ -> {}, _ -> {}, () -> now);
  private Future<Void> reachable = Future.succeededFuture();
  private RunState state = RunState.WAITING_FOR_WORKERS;
  private int asked;

  @BeforeEach
  void watch() {
    masters.watch(
        TEST, 1, new Address("10.0.0.1", 8089, "master", new RunSecret.Access("secret", "")));
    assertThat(asked).as("at once").isEqualTo(1);
  }

  @Test
  void each_quarter_of_a_second_while_the_load_is_about_to_begin() {
    assertThat(askedWithin(Duration.ofSeconds(3))).isEqualTo(12);
  }

  @Test
  void each_second_under_load() {
    becomes(RunState.RUNNING);
    assertThat(askedWithin(Duration.ofSeconds(3))).isEqualTo(3);
  }

  @Test
  void each_quarter_of_a_second_while_the_load_is_about_to_end() {
    becomes(RunState.RUNNING);
    becomes(RunState.STOPPING);
    assertThat(askedWithin(Duration.ofSeconds(3))).isEqualTo(12);
  }

  @Test
  void not_again_before_it_has_answered() {
    Promise<Void> late = Promise.promise();
    reachable = late.future();
    assertThat(askedWithin(Duration.ofSeconds(3))).isEqualTo(1);
    late.complete();
    assertThat(askedWithin(Duration.ofSeconds(1))).isEqualTo(4);
  }

  /** And is heard of. */
  private void becomes(RunState next) {
    state = next;
    askedWithin(Duration.ofSeconds(1));
    assertThat(masters.status(TEST, 1).orElseThrow().state()).isEqualTo(next);
  }

  private int askedWithin(Duration time) {
    int before = asked;
    for (long i = time.toMillis() / Masters.PERIOD_MILLIS; i > 0; i--) {
      now = now.plusMillis(Masters.PERIOD_MILLIS);
      masters.passPeriod();
    }
    return asked - before;
  }

  private Future<Optional<Fresh>> answer(Address master, @Nullable String tag) {
    asked++;
    MasterStatus status =
        new MasterStatus(
            state,
            null,
            null,
            42,
            new UserStatus(10, 0),
            new WorkerStatus(1, 1, 0),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            List.of());
    return reachable.map(_ -> Optional.of(new Fresh(status, null)));
  }
}
