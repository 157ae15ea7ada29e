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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a master is no longer believed, in time that passes by hand. */
class DoubtTest {
  private static final ResourceID TEST = new ResourceID("shop", "team");
  private static final Duration SHORTLY_BEFORE = Duration.ofSeconds(9);
  private static final Duration SHORTLY_AFTER = Duration.ofSeconds(2);

  private Instant now = Instant.parse("2026-11-28T09:00:00Z");
  private final List<ResourceID> told = new ArrayList<>();
  private final Masters masters = new Masters((_, _) -> answer(), told::add, _ -> {}, () -> now);
  private Throwable flaw = new Untrusted("it is odd");
  private int oddEach = 1;
  private int asked;

  @Test
  void one_that_answers_oddly_for_ten_seconds() {
    watch();
    pass(SHORTLY_BEFORE);
    assertThat(masters.isUntrusted(TEST, 1)).isFalse();
    pass(SHORTLY_AFTER);
    assertThat(masters.isUntrusted(TEST, 1)).isTrue();
    assertThat(masters.trouble(TEST, 1)).hasValue("the master can't be trusted: it is odd");
    assertThat(told).hasSize(1);
  }

  @Test
  void one_that_answers_well_each_second_time_too() {
    oddEach = 2;
    watch();
    pass(SHORTLY_BEFORE.plus(SHORTLY_AFTER));
    assertThat(masters.isUntrusted(TEST, 1)).isTrue();
    flaw = new IOException("never again");
    oddEach = Integer.MAX_VALUE;
    pass(SHORTLY_AFTER);
    assertThat(masters.isUntrusted(TEST, 1)).as("for good").isTrue();
    assertThat(masters.trouble(TEST, 1)).isPresent();
  }

  @Test
  void not_one_that_was_odd_now_and_then() {
    watch();
    oddEach = Integer.MAX_VALUE;
    pass(Duration.ofSeconds(70));
    oddEach = 1;
    pass(SHORTLY_AFTER);
    assertThat(masters.isUntrusted(TEST, 1)).isFalse();
  }

  @Test
  void not_one_that_is_silent() {
    flaw = new IOException("nobody is there");
    watch();
    pass(Duration.ofMinutes(2));
    assertThat(masters.isUntrusted(TEST, 1)).isFalse();
    assertThat(masters.trouble(TEST, 1))
        .hasValueSatisfying(said -> assertThat(said).startsWith("the master does not answer"));
  }

  @Test
  void one_that_has_a_fault_of_its_own_is_not_called_silent() {
    flaw = new MasterAnswer.Faulty("the master answered with status 500");
    oddEach = Integer.MAX_VALUE;
    watch();
    pass(Duration.ofSeconds(5));
    Instant heard = masters.heard(TEST, 1).orElseThrow();
    assertThat(heard).isAfter(now.minusSeconds(2));
    oddEach = 1;
    pass(SHORTLY_BEFORE.plus(SHORTLY_AFTER));
    assertThat(masters.isUntrusted(TEST, 1)).isFalse();
    assertThat(masters.trouble(TEST, 1))
        .hasValue(
            "the master does not say how the run stands: the master answered with status 500");
    assertThat(masters.heard(TEST, 1)).as("since then nothing was heard").hasValue(heard);
  }

  private void watch() {
    masters.watch(
        TEST, 1, new Address("10.0.0.1", 8089, "master", new RunSecret.Access("secret", "")));
  }

  private void pass(Duration time) {
    for (long i = time.toMillis() / Masters.PERIOD_MILLIS; i > 0; i--) {
      now = now.plusMillis(Masters.PERIOD_MILLIS);
      masters.passPeriod();
    }
  }

  private Future<Optional<Fresh>> answer() {
    return ++asked % oddEach == 0
        ? Future.failedFuture(flaw)
        : Future.succeededFuture(Optional.of(new Fresh(running(), null)));
  }

  private static MasterStatus running() {
    return new MasterStatus(
        RunState.RUNNING,
        null,
        null,
        42,
        new UserStatus(10, 10),
        new WorkerStatus(1, 1, 0),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of());
  }
}
