package dev.throng.shop.limits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void limitsThatCannotBeAreRefusedInOneSentence() {
    refused(() -> new CpuWorkers.Settings(0, 1), "CPU workers must be at least 1, not 0");
    refused(() -> new CpuWorkers.Settings(1, 0), "CPU rounds must be at least 1, not 0");
    refused(
        () -> new ConnectionPool.Settings(0, SECOND, SECOND),
        "database connections must be at least 1, not 0");
    refused(
        () -> new ConnectionPool.Settings(1, Duration.ZERO, SECOND),
        "the hold time must be at least 1 ms, not 0 ms");
    refused(
        () -> new ConnectionPool.Settings(1, SECOND, Duration.ZERO),
        "the patience must be at least 1 ms, not 0 ms");
    refused(
        () -> new Pauses.Settings(SECOND, SECOND),
        "pauses of 1000 ms must be further apart than 1000 ms");
    refused(
        () -> new Pauses.Settings(SECOND, Duration.ZERO),
        "a pause must last at least 1 ms, not 0 ms");
    refused(() -> new GrowingTable.Settings(-1), "rows a second must be at least 0, not -1");
  }

  private static void refused(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
