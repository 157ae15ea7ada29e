package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UslTest {
  /**
   * SPEC SDM91, from Gunther's "Guerrilla Capacity Planning": the peak is at 96.5. The published α,
   * 0.0277, is of absolute errors, in which the low loads hardly count.
   */
  @Test
  void aPublishedMeasurementHasThePublishedPeak() {
    double[] n = {1, 18, 36, 72, 108, 144, 216};
    double[] x = {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2};

    Usl usl = Usl.of(n, x);
    assertThat(usl.peak()).isCloseTo(96.5, within(7.0));
    assertThat(usl.beta()).isCloseTo(1.04e-4, within(0.2e-4));
    assertThat(usl.leastBeta(0.95)).isPositive();
  }

  @Test
  void whatIsComputedIsFoundAgain() {
    SplittableRandom random = new SplittableRandom(4);
    double[] n = {1, 2, 4, 6, 8, 12, 16, 24, 32, 48};
    double[] x =
        Arrays.stream(n)
            .map(each ->
                50
                    * each
                    / (1 + 0.05 * (each - 1) + 0.002 * each * (each - 1))
                    * Math.exp(0.01 * random.nextGaussian()))
            .toArray();

    Usl usl = Usl.of(n, x);
    assertThat(usl.gamma()).isCloseTo(50, within(1.0));
    assertThat(usl.alpha()).isCloseTo(0.05, within(0.01));
    assertThat(usl.beta()).isCloseTo(0.002, within(0.0003));
  }

  @Test
  void aTargetThatKeepsUpHasNoPeakInReach() {
    SplittableRandom random = new SplittableRandom(5);
    double[] n = {1, 2, 4, 6, 8, 12, 16, 24, 32, 48};
    double[] x =
        Arrays.stream(n).map(each -> 50 * each * Math.exp(0.01 * random.nextGaussian())).toArray();

    Usl usl = Usl.of(n, x);
    assertThat(usl.alpha()).isBetween(0.0, 0.01);
    assertThat(usl.peak()).isGreaterThan(100);
  }
}
