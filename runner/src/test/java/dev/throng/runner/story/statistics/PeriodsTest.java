package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PeriodsTest {
  @Test
  void aWaveInNoiseHasItsPeriod() {
    SplittableRandom random = new SplittableRandom(1);
    double[] y = new double[200];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.sin(2 * Math.PI * i / 20.0) + 0.7 * random.nextGaussian();
    }

    Comb comb = Objects.requireNonNull(Comb.of(y, 4, 4));
    assertThat(comb.period()).isBetween(19, 21);
  }

  @Test
  void noiseHasNoPeriodEvenIfItDependsOnItself() {
    int alarms = 0;
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double keep = seed % 2 == 0 ? 0 : 0.8;
      double[] y = new double[60 + seed];
      for (int i = 1; i < y.length; i++) {
        y[i] = keep * y[i - 1] + random.nextGaussian();
      }
      alarms += Comb.of(y, 4, 4) == null ? 0 : 1;
    }

    assertThat(alarms).isLessThanOrEqualTo(2);
  }

  @Test
  void evenGapsAreAPeriodAndRandomOnesAreNot() {
    Gaps even = Objects.requireNonNull(Gaps.of(List.of(3, 33, 62, 93, 123)));

    assertThat(even.period()).isCloseTo(30, within(0.5));
    assertThat(even.regular()).isEqualTo(1);
    assertThat(Gaps.of(List.of(3, 20, 85, 93, 160))).isNull();
    assertThat(Gaps.of(List.of(3, 33, 63))).isNull();
  }

  @Test
  void threeGapsMustBeVeryEven() {
    assertThat(Gaps.of(List.of(0, 30, 61, 90))).isNotNull();
    assertThat(Gaps.of(List.of(0, 30, 66, 90))).isNull();
  }
}
