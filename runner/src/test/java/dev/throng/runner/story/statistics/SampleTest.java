package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void aQuantileIsLinearBetweenNeighbours() {
    double[] values = {4, 1, 3, 2};

    assertThat(Sample.median(values)).isEqualTo(2.5);
    assertThat(Sample.quantile(values, 0.25)).isEqualTo(1.75);
    assertThat(Sample.quantile(values, 1)).isEqualTo(4);
    assertThat(values).containsExactly(4, 1, 3, 2);
    assertThat(Sample.median(new double[0])).isNaN();
  }

  @Test
  void halfOfTheValuesCannotSpoilTheRobustDeviation() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[1001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 10 == 0 ? 1e6 : random.nextGaussian();
    }

    assertThat(Sample.robustDeviation(values)).isCloseTo(1.15, within(0.15));
    assertThat(Sample.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9}))
        .isCloseTo(2.138, within(1e-3));
  }

  @Test
  void valuesThatDependOnThoseBeforeTellLess() {
    SplittableRandom random = new SplittableRandom(2);
    double[] alone = new double[2000];
    double[] dependent = new double[2000];
    for (int i = 1; i < alone.length; i++) {
      alone[i] = random.nextGaussian();
      dependent[i] = 0.8 * dependent[i - 1] + 0.6 * alone[i];
    }

    assertThat(Sample.errorOfMean(alone)).isCloseTo(1 / Math.sqrt(2000), within(0.003));
    assertThat(Sample.errorOfMean(dependent)).isCloseTo(3 / Math.sqrt(2000), within(0.015));
  }
}
