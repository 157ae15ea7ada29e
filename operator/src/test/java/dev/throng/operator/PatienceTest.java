package dev.throng.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final Patience patience = new Patience(Duration.ofSeconds(5), () -> now);

  @Test
  void aTroubleThatPassesIsNone() {
    assertThat(patience.isOver(true)).isFalse();
    pass(4);
    assertThat(patience.isOver(true)).isFalse();
    assertThat(patience.isOver(false)).isFalse();
    pass(4);
    assertThat(patience.isOver(true)).as("another one").isFalse();
  }

  @Test
  void aTroubleThatLastsIsTold() {
    patience.isOver(true);
    pass(5);
    assertThat(patience.isOver(true)).isTrue();
    assertThat(patience.isOver(false)).isFalse();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
