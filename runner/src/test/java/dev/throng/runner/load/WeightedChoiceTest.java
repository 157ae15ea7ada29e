package dev.throng.runner.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightedChoiceTest {
  /** The 99.9 % quantile of chi-squared with three degrees of freedom. */
  private static final double LIMIT = 16.27;

  @Test
  void aHundredThousandDrawsFollowTheWeights() {
    int[] weights = {5, 3, 1, 1};
    for (long user = 0; user < 5; user++) {
      assertThat(chiSquared(weights, new SplittableRandom(Seeds.mix(42, user)))).isLessThan(LIMIT);
    }
  }

  @Test
  void theTestWouldSeeADrawThatFavoursOneTask() {
    int[] counts = {50_800, 29_600, 9_800, 9_800};
    assertThat(chiSquared(counts, new int[] {5, 3, 1, 1}, 100_000)).isGreaterThan(LIMIT);
  }

  @Test
  void aWeightOfZeroIsNeverDrawn() {
    WeightedChoice choice = new WeightedChoice(0, 1, 0, 1, 0);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(choice.draw(random)).isIn(1, 3);
    }
  }

  @Test
  void equalWeightsAreDrawnLikeAlmostEqualOnes() {
    WeightedChoice equal = new WeightedChoice(1_000, 1_000, 1_000);
    WeightedChoice almost = new WeightedChoice(1_000, 999, 1_001);
    SplittableRandom one = new SplittableRandom(7);
    SplittableRandom other = new SplittableRandom(7);
    int different = 0;
    for (int i = 0; i < 10_000; i++) {
      different += equal.draw(one) == almost.draw(other) ? 0 : 1;
    }
    assertThat(different).isBetween(0, 20);
  }

  @Test
  void weightsThatSumToMoreThanAnIntAreDrawnAlike() {
    WeightedChoice choice = new WeightedChoice(Integer.MAX_VALUE, Integer.MAX_VALUE);
    SplittableRandom random = new SplittableRandom(1);
    int first = 0;
    for (int i = 0; i < 10_000; i++) {
      first += choice.draw(random) == 0 ? 1 : 0;
    }
    assertThat(first).isBetween(4_800, 5_200);
  }

  @Test
  void weightsThatAllowNoChoiceAreRefused() {
    assertThatThrownBy(() -> new WeightedChoice(0, 0)).hasMessage("all weights are 0: [0, 0]");
    assertThatThrownBy(() -> new WeightedChoice()).hasMessage("all weights are 0: []");
    assertThatThrownBy(() -> new WeightedChoice(1, -2)).hasMessage("weight -2 is negative");
  }

  private static double chiSquared(int[] weights, SplittableRandom random) {
    int draws = 100_000;
    WeightedChoice choice = new WeightedChoice(weights);
    int[] counts = new int[weights.length];
    for (int i = 0; i < draws; i++) {
      counts[choice.draw(random)]++;
    }
    return chiSquared(counts, weights, draws);
  }

  private static double chiSquared(int[] counts, int[] weights, int draws) {
    double sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * weights[i] / sum;
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return statistic;
  }
}
