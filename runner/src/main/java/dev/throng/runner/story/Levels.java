package dev.throng.runner.story;

import dev.throng.runner.story.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The loads of a run on its way up, each with what the target did at it: the stretches of a
 * constant plan, or a ramp cut into parts of equal width.
 */
final class Levels {
  /** So many loads are levels of their own; more are a ramp. */
  private static final int MOST_PLATEAUS = 20;

  private static final int RAMP_LEVELS = 16;
  private static final int SHORTEST_SECONDS = 3;
  private static final int FEWEST_REQUESTS = 30;

  /** A change of the plan by more than this share of the highest load needs time to settle. */
  private static final double JUMP = 0.05;

  /** Of a few users one more is no jump. */
  private static final double ONE_USER = 1.5;

  private static final int SETTLING_SECONDS = 5;

  /** What the error of a level is never taken to be below. */
  private static final double LEAST_ERROR = 0.01;

  private Levels() {}

  /** In order of load, which never falls; those with too little in them are left out. */
  static List<Level> rising(Course course) {
    boolean[] settled = settled(course);
    List<Integer> up = new ArrayList<>();
    double highest = 0;
    for (int at = 0; at < course.seconds; at++) {
      boolean rising = course.load[at] >= highest * 0.98;
      highest = Math.max(highest, course.load[at]);
      if (rising && course.usable[at] && settled[at] && course.load[at] > 0) {
        up.add(at);
      }
    }
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int at : up) {
      groups
          .computeIfAbsent(group(course.load[at], highest, false), _ -> new ArrayList<>())
          .add(at);
    }
    if (groups.size() > MOST_PLATEAUS) {
      groups.clear();
      for (int at : up) {
        groups
            .computeIfAbsent(group(course.load[at], highest, true), _ -> new ArrayList<>())
            .add(at);
      }
    }
    List<Level> levels = new ArrayList<>();
    for (List<Integer> group : groups.values()) {
      add(course, group, levels);
    }
    return levels;
  }

  private static int group(double load, double highest, boolean ramp) {
    double share = load / highest;
    return ramp
        ? (int) Math.min(RAMP_LEVELS - 1, Math.floor(share * RAMP_LEVELS))
        : (int) Math.round(share * 1000);
  }

  private static void add(Course course, List<Integer> seconds, List<Level> levels) {
    double requests = seconds.stream().mapToDouble(at -> course.requests[at]).sum();
    if (seconds.size() >= SHORTEST_SECONDS && requests >= FEWEST_REQUESTS) {
      levels.add(level(course, seconds));
    }
  }

  /** Which seconds are far enough from a jump of the plan for the target to have settled. */
  static boolean[] settled(Course course) {
    boolean[] settled = new boolean[course.seconds];
    double highest = 0;
    for (double load : course.load) {
      highest = Math.max(highest, load);
    }
    double jump = Math.max(JUMP * highest, course.unit == LoadUnit.USERS ? ONE_USER : 0);
    int since = SETTLING_SECONDS;
    for (int at = 0; at < course.seconds; at++) {
      boolean jumps = at > 0 && Math.abs(course.load[at] - course.load[at - 1]) > jump;
      boolean behind =
          course.unit == LoadUnit.USERS && Math.abs(course.running[at] - course.load[at]) > jump;
      since = jumps || behind ? 0 : since + 1;
      settled[at] = since >= SETTLING_SECONDS;
    }
    return settled;
  }

  /** Of seconds in order, at least one of which has requests. */
  static Level level(Course course, List<Integer> seconds) {
    double requests = 0;
    double failures = 0;
    double refused = 0;
    double failureTime = 0;
    double load = 0;
    List<Double> times = new ArrayList<>();
    List<Double> p95 = new ArrayList<>();
    for (int at : seconds) {
      requests += course.requests[at];
      failures += course.failures[at];
      refused += course.refused[at];
      failureTime += course.failures[at] * course.meanFailure[at];
      load += course.load[at];
      if (course.successes(at) > 0 && course.meanSuccess[at] > 0) {
        times.add(course.meanSuccess[at]);
      }
      if (course.requests[at] > 0) {
        p95.add(course.p95[at]);
      }
    }
    double[] all = array(times);
    int count = seconds.size();
    return new Level(
        seconds.getFirst(),
        seconds.getLast() + 1,
        count,
        load / count,
        requests,
        failures,
        refused,
        requests / count,
        (requests - failures) / count,
        all.length == 0 ? 0 : Sample.median(all),
        p95.isEmpty() ? 0 : Sample.median(array(p95)),
        error(all),
        failures == 0 ? 0 : failureTime / failures);
  }

  private static double error(double[] times) {
    if (times.length < 3) {
      return Double.POSITIVE_INFINITY;
    }
    double[] logarithms = Arrays.stream(times).map(Math::log).toArray();
    return Math.hypot(LEAST_ERROR, Sample.errorOfMean(logarithms));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
