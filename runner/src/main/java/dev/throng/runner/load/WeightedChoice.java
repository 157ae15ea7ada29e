package dev.throng.runner.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws an index with a probability in proportion to its weight. */
public final class WeightedChoice {
  private final long[] cumulative;

  /** What all weights are; 0 if they differ. */
  private final int same;

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
    same = Arrays.stream(weights).allMatch(weight -> weight == weights[0]) ? weights[0] : 0;
  }

  public int draw(SplittableRandom random) {
    if (cumulative.length == 1) {
      return 0;
    }
    long ticket = random.nextLong(cumulative[cumulative.length - 1]);
    return same > 0 ? (int) (ticket / same) : indexOf(ticket);
  }

  private int indexOf(long ticket) {
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
