package dev.throng.runner.story;

import java.util.ArrayList;
import java.util.List;

/**
 * Usable seconds at one planned load, after it has settled: what changes in them is not the load's
 * doing.
 */
record Plateau(Course course, List<Integer> seconds) {
  /** Within this share a plan is constant: arrivals that are counted in seconds differ by one. */
  private static final double CONSTANT = 0.02;

  private static final double ONE_ARRIVAL = 1.01;

  /** The plateaus of a run, in order. */
  static List<Plateau> of(Course course) {
    boolean[] settled = Levels.settled(course);
    List<Plateau> plateaus = new ArrayList<>();
    int start = 0;
    for (int at = 1; at <= course.seconds; at++) {
      if (at == course.seconds || !same(course, at, start)) {
        List<Integer> seconds = new ArrayList<>();
        for (int second = start; second < at; second++) {
          if (course.usable[second] && settled[second] && course.load[second] > 0) {
            seconds.add(second);
          }
        }
        if (!seconds.isEmpty()) {
          plateaus.add(new Plateau(course, List.copyOf(seconds)));
        }
        start = at;
      }
    }
    return plateaus;
  }

  private static boolean same(Course course, int at, int start) {
    double difference = Math.abs(course.load[at] - course.load[start]);
    double jitter = course.unit == LoadUnit.USERS ? 0 : ONE_ARRIVAL;
    return difference <= Math.max(jitter, CONSTANT * course.load[start]);
  }

  Buckets buckets() {
    return Buckets.of(course, seconds);
  }

  double load() {
    return course.load[seconds.getFirst()];
  }

  Stretch stretch() {
    return course.stretch(seconds.getFirst(), lastSecond() + 1);
  }

  int lastSecond() {
    return seconds.getLast();
  }

  /** From the first to the last of its seconds. */
  int length() {
    return seconds.getLast() + 1 - seconds.getFirst();
  }
}
