package dev.throng.runner.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws an index with a probability in proportion to its weight. */
public final class WeightedChoice {
  private final long[] cumulative;

  /**
   * @throws IllegalArgumentException if a weight is negative or all are 0
   */
  public WeightedChoice(int... weights) {
    cumulative = new long[weights.length];
    long sum = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException("weight " + weights[i] + " is negative");
      }
      sum += weights[i];
      cumulative[i] = sum;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("all weights are 0: " + Arrays.toString(weights));
    }
  }

  public int draw(SplittableRandom random) {
    if (cumulative.length == 1) {
      return 0;
    }
    long ticket = random.nextLong(cumulative[cumulative.length - 1]);
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] <= ticket) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
