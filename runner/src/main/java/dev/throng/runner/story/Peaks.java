package dev.throng.runner.story;

import dev.throng.runner.story.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Short stretches in which times, or failures, are far above what is usual around them.
 *
 * @param events in order
 */
record Peaks(List<Peak> events) {
  private static final int HALF_WINDOW_SECONDS = 60;

  /** By how much times must be above the usual. */
  static final double LEAST_RATIO = 2.5;

  private static final double LEAST_DEVIATIONS = 5;
  private static final int MERGED_BUCKETS = 2;

  /**
   * One of them.
   *
   * @param from the first bucket
   * @param to the one after the last
   * @param ratio of the highest value to the usual
   */
  record Peak(int from, int to, double ratio) {
    int length() {
      return to - from;
    }
  }

  /**
   * @param logarithms of times
   */
  static Peaks of(double[] logarithms, int bucketSeconds) {
    double[] above = above(logarithms, Math.max(5, HALF_WINDOW_SECONDS / bucketSeconds));
    double deviation = Sample.robustDeviation(above);
    double limit = Math.max(Math.log(LEAST_RATIO), LEAST_DEVIATIONS * deviation);
    List<Peak> events = new ArrayList<>();
    for (int i = 0; i < above.length; i++) {
      if (above[i] < limit) {
        continue;
      }
      Peak last = events.isEmpty() ? null : events.getLast();
      if (last != null && i - last.to < MERGED_BUCKETS) {
        events.removeLast();
        events.add(new Peak(last.from, i + 1, Math.max(last.ratio, Math.exp(above[i]))));
      } else {
        events.add(new Peak(i, i + 1, Math.exp(above[i])));
      }
    }
    return new Peaks(List.copyOf(events));
  }

  /** How far each value is above the median of those around it. */
  static double[] above(double[] series, int halfWindow) {
    double[] above = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      int from = Math.max(0, i - halfWindow);
      int to = Math.min(series.length, i + halfWindow + 1);
      above[i] = series[i] - Sample.median(Arrays.copyOfRange(series, from, to));
    }
    return above;
  }
}
