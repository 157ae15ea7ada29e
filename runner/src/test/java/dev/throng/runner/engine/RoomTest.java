package dev.throng.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
  private static final long ONE_SECOND = 1_000_000_000L;

  private final Room room = new Room(1, 0, 1);

  @Test
  void aLimitHoldsForWhatIsDueFromItsMomentOn() {
    room.limit(0, 2);
    room.limit(ONE_SECOND, 0);

    assertThat(room.admit(0, ONE_SECOND - 2)).isNotNull();
    assertThat(room.admit(0, ONE_SECOND - 1)).isNotNull();
    room.left(0, false);
    assertThat(room.admit(0, ONE_SECOND)).isNull();
  }
}
