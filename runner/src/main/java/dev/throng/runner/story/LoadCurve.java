package dev.throng.runner.story;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The levels of a run that rose, and what they all have to do with each other.
 *
 * @param levels in order of load; at least {@link #FEWEST_LEVELS}
 */
record LoadCurve(Course course, Subject subject, List<Level> levels) {
  static final int FEWEST_LEVELS = 4;

  /** By how much the load must rise for anything to be said about it. */
  static final double LEAST_RISE = 1.5;

  static boolean isEnough(List<Level> levels) {
    return levels.size() >= FEWEST_LEVELS
        && levels.getLast().load() >= LEAST_RISE * levels.getFirst().load();
  }

  double[] column(ToDoubleFunction<Level> figure) {
    return levels.stream().mapToDouble(figure).toArray();
  }

  /** The level at which successes come fastest. */
  int peak() {
    int peak = 0;
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).goodRate() > levels.get(peak).goodRate()) {
        peak = i;
      }
    }
    return peak;
  }

  /** From a level to the end of the way up. */
  Stretch from(int level) {
    Level first = levels.get(level);
    Level last = levels.getLast();
    return new Stretch(first.from(), last.to(), first.load(), last.load(), course.unit);
  }

  String loadOf(int level) {
    return course.load(levels.get(level).load());
  }

  /** How the time of a level compares with that of another, in standard errors of its logarithm. */
  static double deviations(Level slow, Level quick) {
    return Math.log(slow.timeMicros() / quick.timeMicros())
        / Math.hypot(slow.timeError(), quick.timeError());
  }
}
