package dev.throng.runner.story.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PeltTest {
  private static double[] series(int length, long seed, IntToDoubleFunction level) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] y = new double[length];
    for (int i = 0; i < length; i++) {
      y[i] = level.applyAsDouble(i) + 0.1 * random.nextGaussian();
    }
    return y;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static List<Integer> changes(double[] y) {
    return new Pelt(y, ones(y.length), 10, 3, 1e-6).changes();
  }

  @Test
  void aStepIsFoundWhereItIs() {
    assertThat(changes(series(200, 1, i -> i < 120 ? 0 : 1))).containsExactly(120);
  }

  @Test
  void aSlopeIsOnePiece() {
    assertThat(changes(series(200, 2, i -> i * 0.05))).isEmpty();
  }

  @Test
  void noiseIsOnePiece() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(changes(series(150, seed, _ -> 0))).isEmpty();
    }
  }

  /** Pruning must not change the answer. */
  @Test
  void itFindsWhatTryingAllDivisionsFinds() {
    for (long seed = 0; seed < 30; seed++) {
      double[] y = series(60, seed, i -> i < 20 ? 0 : i < 40 ? 0.35 : 0.1);
      assertThat(changes(y)).isEqualTo(byTryingAll(y));
    }
  }

  private static List<Integer> byTryingAll(double[] y) {
    Pelt pelt = new Pelt(y, ones(y.length), 10, 3, 1e-6);
    double penalty = 3 * Math.log(y.length);
    double[] best = new double[y.length + 1];
    int[] previous = new int[y.length + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -penalty;
    for (int end = 10; end <= y.length; end++) {
      for (int start = 0; start <= end - 10; start++) {
        double cost = best[start] + pelt.cost(start, end) + penalty;
        if (cost < best[end]) {
          best[end] = cost;
          previous[end] = start;
        }
      }
    }
    List<Integer> changes = new ArrayList<>();
    for (int at = previous[y.length]; at > 0; at = previous[at]) {
      changes.addFirst(at);
    }
    return changes;
  }

  @Test
  void theGainOfAShortSpikeGoesWithItsPlace() {
    double[] step = series(100, 3, i -> i < 50 ? 0 : 1);
    double[] spike = series(100, 3, i -> i >= 49 && i < 52 ? 3 : 0);
    double[] muted = ones(100);
    Arrays.fill(muted, 47, 53, 0.1);

    assertThat(Pelt.gain(step, muted, 50, 1e-6))
        .isGreaterThan(0.5 * Pelt.gain(step, ones(100), 50, 1e-6));
    assertThat(Pelt.gain(spike, muted, 50, 1e-6)).isLessThan(10);
  }
}
