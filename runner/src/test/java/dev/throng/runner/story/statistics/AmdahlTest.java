package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AmdahlTest {
  private static final double[] IN_FLIGHT = {1, 2, 4, 8, 16, 32, 64};

  @Test
  void itFindsWhatTheCurveWasMadeOf() {
    double[] rate = Arrays.stream(IN_FLIGHT).map(n -> 50 * n / (1 + 0.1 * (n - 1))).toArray();

    Amdahl fitted = Amdahl.of(IN_FLIGHT, rate);

    assertThat(fitted.gamma()).isCloseTo(50, within(1e-6));
    assertThat(fitted.alpha()).isCloseTo(0.1, within(1e-9));
    assertThat(fitted.at(100)).isCloseTo(50 * 100 / 10.9, within(1e-3));
  }

  @Test
  void whatGrowsInProportionHasNoContention() {
    double[] rate = Arrays.stream(IN_FLIGHT).map(n -> 50 * n).toArray();

    assertThat(Amdahl.of(IN_FLIGHT, rate).alpha()).isCloseTo(0, within(1e-9));
  }

  @Test
  void aRateThatStaysIsAllContention() {
    double[] rate = Arrays.stream(IN_FLIGHT).map(_ -> 50).toArray();

    assertThat(Amdahl.of(IN_FLIGHT, rate).alpha()).isCloseTo(1, within(1e-9));
  }
}
