package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TheilSenTest {
  private static double[] numbers(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  @Test
  void aQuarterOfOutliersDoesNotBendTheLine() {
    double[] x = numbers(40);
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      y[i] = i % 4 == 0 ? 500 : 3 + 2 * x[i];
    }

    TheilSen line = TheilSen.of(x, y);
    assertThat(line.slope()).isCloseTo(2, within(0.4));
  }

  @Test
  void aStraightLineIsFoundExactly() {
    double[] x = numbers(9);
    TheilSen line = TheilSen.of(x, new double[] {1, 3, 5, 7, 9, 11, 13, 15, 17});

    assertThat(line.slope()).isEqualTo(2);
    assertThat(line.level()).isEqualTo(9);
    // S = 36, var = 9·8·23/18 = 92: (36 − 1)/√92
    assertThat(line.z()).isCloseTo(35 / Math.sqrt(92), within(1e-9));
  }

  @Test
  void noiseThatDependsOnItselfIsNoTrend() {
    int alarms = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] y = new double[120];
      for (int i = 1; i < y.length; i++) {
        y[i] = 0.7 * y[i - 1] + random.nextGaussian();
      }
      alarms += Math.abs(TheilSen.of(numbers(120), y).z()) > 4.5 ? 1 : 0;
    }

    assertThat(alarms).isLessThanOrEqualTo(2);
  }

  @Test
  void tooFewAndTooManyPointsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TheilSen.of(numbers(2), numbers(2)))
        .withMessage("3 to 1000 points, not 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TheilSen.of(numbers(1001), numbers(1001)));
  }
}
