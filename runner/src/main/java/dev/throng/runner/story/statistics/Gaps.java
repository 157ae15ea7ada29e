package dev.throng.runner.story.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The period of events that come back, with some room for each: most gaps between neighbours are
 * near their median. Of events at random times the gaps are exponential, and one in seven is so
 * near.
 *
 * @param period the median gap
 * @param regular the share of gaps that are near it
 */
public record Gaps(double period, double regular) {
  private static final double NEAR = 0.2;
  private static final double MOST = 0.8;
  private static final double VERY_NEAR = 0.1;

  /**
   * @param times ascending
   * @return null if they come back without a period; four gaps are needed, or three very even ones
   */
  public static @Nullable Gaps of(List<Integer> times) {
    int count = times.size() - 1;
    if (count < 3) {
      return null;
    }
    double[] gaps = new double[count];
    for (int i = 0; i < count; i++) {
      gaps[i] = times.get(i + 1) - times.get(i);
    }
    double period = Sample.median(gaps);
    double room = Math.max(1, (count == 3 ? VERY_NEAR : NEAR) * period);
    int near = 0;
    for (double gap : gaps) {
      near += Math.abs(gap - period) <= room ? 1 : 0;
    }
    double regular = (double) near / count;
    return regular >= (count == 3 ? 1 : MOST) ? new Gaps(period, regular) : null;
  }
}
