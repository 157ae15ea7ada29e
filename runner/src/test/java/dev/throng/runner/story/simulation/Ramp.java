package dev.throng.runner.story.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Users, or arrivals a second, over time.
 *
 * @param open whether they are arrivals
 * @param points of the plan: pairs of seconds and load, straight between them
 */
public record Ramp(boolean open, List<double[]> points) {
  public static Ramp users(double users, double seconds) {
    return new Ramp(false, List.of(new double[] {0, users}, new double[] {seconds, users}));
  }

  public static Ramp arrivals(double perSecond, double seconds) {
    return new Ramp(true, List.of(new double[] {0, perSecond}, new double[] {seconds, perSecond}));
  }

  /** Straight to another load. */
  public Ramp to(double load, double seconds) {
    List<double[]> more = new ArrayList<>(points);
    more.add(new double[] {seconds() + seconds, load});
    return new Ramp(open, List.copyOf(more));
  }

  /** At once to another load, which stays. */
  public Ramp jump(double load, double seconds) {
    return to(load, 0.001).to(load, seconds);
  }

  public double seconds() {
    return points.getLast()[0];
  }

  public double at(double second) {
    for (int i = 1; i < points.size(); i++) {
      double[] from = points.get(i - 1);
      double[] to = points.get(i);
      if (second <= to[0]) {
        double share = to[0] <= from[0] ? 1 : (second - from[0]) / (to[0] - from[0]);
        return from[1] + Math.max(0, share) * (to[1] - from[1]);
      }
    }
    return points.getLast()[1];
  }

  public double highest() {
    return points.stream().mapToDouble(point -> point[1]).max().orElse(0);
  }
}
