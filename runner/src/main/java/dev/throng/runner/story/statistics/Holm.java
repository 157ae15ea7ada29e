package dev.throng.runner.story.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Probabilities of many tests, corrected for their number (S. Holm, "A simple sequentially
 * rejective multiple test procedure", 1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * @param probabilities of single tests
   * @return in the same order, each at least as large: tests that are told where this is at most
   *     {@code a} have a false one among them with probability {@code a} at most
   */
  public static double[] corrected(double[] probabilities) {
    int count = probabilities.length;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(at -> probabilities[at]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[count];
    double highest = 0;
    for (int rank = 0; rank < count; rank++) {
      double factor = (double) count - rank;
      highest = Math.max(highest, Math.min(1, factor * probabilities[order[rank]]));
      corrected[order[rank]] = highest;
    }
    return corrected;
  }
}
