package dev.throng.runner.story;

import dev.throng.runner.history.Series;
import java.util.Arrays;

/**
 * What one name, or one worker, did in a number of blocks of seconds.
 *
 * @param times logarithms of mean times of successes in microseconds, one for each block with
 *     enough
 * @param failureRatio over all of them
 */
record Share(double[] times, double failureRatio, double requests, double failures) {
  private static final int FEWEST_IN_BLOCK = 3;

  /**
   * @param blocks seconds of each, ascending
   */
  static Share of(Series series, int[][] blocks) {
    double[] times = new double[blocks.length];
    int count = 0;
    double requests = 0;
    double failures = 0;
    for (int[] block : blocks) {
      double successes = 0;
      double time = 0;
      int lastRow = -1;
      for (int second : block) {
        int row = second / series.secondsPerRow();
        if (row == lastRow) {
          continue;
        }
        lastRow = row;
        int failed = series.failures(row);
        int succeeded = series.requests(row) - failed;
        requests += succeeded + failed;
        failures += failed;
        successes += succeeded;
        time += (double) succeeded * series.meanSuccessMicros(row);
      }
      if (successes >= FEWEST_IN_BLOCK && time > 0) {
        times[count++] = Math.log(time / successes);
      }
    }
    return new Share(
        Arrays.copyOf(times, count), requests == 0 ? 0 : failures / requests, requests, failures);
  }
}
