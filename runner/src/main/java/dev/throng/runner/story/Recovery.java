package dev.throng.runner.story;

import dev.throng.crds.story.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the target is as it was once the load has fallen back.
 *
 * @param before the same load on the way up; null if the load did not fall far or long enough
 * @param after on the way down, at the end of it
 */
record Recovery(Course course, @Nullable Level before, @Nullable Level after) {
  /** How far the load must fall. */
  private static final double FALLEN = 0.7;

  static final int LEAST_SECONDS = 10;
  private static final double SAME_LOAD = 0.15;
  private static final double SLOWER = 1.5;
  private static final double LEAST_DEVIATIONS = 5;
  private static final double MORE_FAILURES = 0.05;
  private static final double FEWEST_FAILURES = 20;

  static Recovery of(Course course, List<Level> rising) {
    int top = 0;
    for (int at = 0; at < course.seconds; at++) {
      top = course.load[at] >= course.load[top] * 0.98 ? at : top;
    }
    boolean[] settled = Levels.settled(course);
    List<Integer> fallen = new ArrayList<>();
    for (int at = top + 1; at < course.seconds; at++) {
      boolean low = course.load[at] > 0 && course.load[at] <= FALLEN * course.load[top];
      if (low && course.usable[at] && settled[at]) {
        fallen.add(at);
      }
    }
    if (fallen.size() < LEAST_SECONDS) {
      return new Recovery(course, null, null);
    }
    List<Integer> end = fallen.subList(fallen.size() / 2, fallen.size());
    Level after = Levels.level(course, end);
    Level before = null;
    for (Level level : rising) {
      boolean same = Math.abs(level.load() - after.load()) <= SAME_LOAD * after.load();
      if (same && (before == null || nearer(level, before, after.load()))) {
        before = level;
      }
    }
    if (before == null) {
      before =
          rising.stream().filter(level -> level.load() > after.load()).findFirst().orElse(null);
    }
    return new Recovery(course, before, after);
  }

  private static boolean nearer(Level one, Level other, double load) {
    return Math.abs(one.load() - load) < Math.abs(other.load() - load);
  }

  /** Whether the run can tell. */
  boolean isSeen() {
    return before != null && after != null;
  }

  Optional<Finding> finding() {
    if (before == null || after == null) {
      return Optional.empty();
    }
    double deviations =
        after.timeMicros() > 0 && before.timeMicros() > 0 ? LoadCurve.deviations(after, before) : 0;
    boolean slower =
        after.timeMicros() >= SLOWER * before.timeMicros() && deviations >= LEAST_DEVIATIONS;
    boolean failing =
        after.failureRatio() >= before.failureRatio() + MORE_FAILURES
            && after.failures() >= FEWEST_FAILURES;
    if (!slower && !failing) {
      return Optional.empty();
    }
    String what =
        slower
            ? "times are "
                + Words.time(after.timeMicros())
                + " where they were "
                + Words.time(before.timeMicros())
            : Words.percent(after.failureRatio())
                + " of the requests fail where "
                + Words.percent(before.failureRatio())
                + " did";
    return Optional.of(
        new Finding(
            FindingId.DOES_NOT_RECOVER,
            Subject.ALL,
            course.stretch(after.from(), after.to()),
            new Evidence()
                .withMillis("timeBefore", before.timeMicros())
                .withMillis("timeAfter", after.timeMicros())
                .with("failureRatioBefore", before.failureRatio())
                .with("failureRatioAfter", after.failureRatio())
                .with("load", after.load())
                .numbers(),
            failing ? Confidence.SURE : Confidence.of(deviations),
            "Back at " + course.load(after.load()) + ", it does not recover: " + what + "."));
  }
}
