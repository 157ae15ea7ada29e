package dev.throng.runner.load;

import java.util.List;

/**
 * Says of which class user number k is, so that after any n users class i has n·wᵢ/W of them, never
 * off by a whole user. Classes with a fixed count come first, in order; the others follow by
 * weight. Since the answer for k never depends on how many users there will be, removing the newest
 * users keeps the shares true.
 *
 * <p>The weighted part is Tijdeman's earliest-deadline rule, whose error is at most 1 − 1/(2m−2)
 * for m classes.
 *
 * @see <a href="https://doi.org/10.1016/0012-365X(80)90269-1">R. Tijdeman, The chairman assignment
 *     problem, 1980</a>
 */
public final class ClassDealer {
  private final int fixedTotal;
  private final short[] fixed;
  private final short[] period;

  /**
   * @param shares one for each class, in the manifest's order
   */
  public ClassDealer(List<Share> shares) {
    fixedTotal = shares.stream().mapToInt(Share::fixedCount).sum();
    fixed = new short[fixedTotal];
    int next = 0;
    for (short c = 0; c < shares.size(); c++) {
      for (int i = 0; i < shares.get(c).fixedCount(); i++) {
        fixed[next++] = c;
      }
    }
    period = weightedPeriod(shares);
  }

  /**
   * How many users of a class there are: by weight, or a fixed number with weight 0.
   *
   * @param fixedCount 0 for classes by weight
   */
  public record Share(int weight, int fixedCount) {}

  /**
   * The number of users beyond which there is no class to deal; {@link Integer#MAX_VALUE} if any
   * class has a weight.
   */
  public int capacity() {
    return period.length == 0 ? fixedTotal : Integer.MAX_VALUE;
  }

  /** The class of user k, counted from 0, as an index into the shares. */
  public int classOf(int user) {
    return user < fixedTotal ? fixed[user] : period[(user - fixedTotal) % period.length];
  }

  private static short[] weightedPeriod(List<Share> shares) {
    int[] weights = shares.stream().mapToInt(s -> s.fixedCount() > 0 ? 0 : s.weight()).toArray();
    int divisor = 0;
    int classes = 0;
    for (int weight : weights) {
      divisor = gcd(divisor, weight);
      classes += weight > 0 ? 1 : 0;
    }
    if (classes == 0) {
      return new short[0];
    }
    int total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= divisor;
      total = Math.addExact(total, weights[i]);
    }
    double slack = classes == 1 ? 1 : 1 - 1.0 / (2 * classes - 2);
    short[] sequence = new short[total];
    int[] dealt = new int[weights.length];
    for (int n = 1; n <= total; n++) {
      int chosen = -1;
      double earliest = Double.POSITIVE_INFINITY;
      for (int c = 0; c < weights.length; c++) {
        if (weights[c] == 0) {
          continue;
        }
        double share = (double) weights[c] / total;
        double behind = n * share - dealt[c];
        double deadline = (slack - behind) / share;
        if (behind >= 1 - slack - 1e-9 && deadline < earliest - 1e-9) {
          earliest = deadline;
          chosen = c;
        }
      }
      sequence[n - 1] = (short) chosen;
      dealt[chosen]++;
    }
    return sequence;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
