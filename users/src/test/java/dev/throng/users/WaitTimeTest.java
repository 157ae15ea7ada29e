package dev.throng.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void aWaitBetweenTwoBoundsStaysWithinThem() {
    WaitTime wait = WaitTime.between(SECOND, SECOND.multipliedBy(2));

    for (int i = 0; i < 1_000; i++) {
      assertThat(wait.nanos(random, 0)).isBetween(1_000_000_000L, 2_000_000_000L);
    }
  }

  @Test
  void aPaceWaitsForWhatIsLeft() {
    WaitTime pace = WaitTime.pacing(SECOND);

    assertThat(pace.nanos(random, 300_000_000)).isEqualTo(700_000_000);
    assertThat(pace.nanos(random, 3_000_000_000L)).isZero();
  }

  @Test
  void boundsTheWrongWayRoundAreRefused() {
    assertThatThrownBy(() -> WaitTime.between(SECOND, Duration.ZERO))
        .hasMessage("wait between PT1S and PT0S: must be 0 <= least <= most");
  }
}
