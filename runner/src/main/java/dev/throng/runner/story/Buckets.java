package dev.throng.runner.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Usable seconds in a row, put together until each bucket has enough requests for its percentiles
 * to mean something. Buckets without requests are left out.
 */
final class Buckets {
  /**
   * So many requests a bucket has, as a rule: the median of 20 is within a quarter of the truth.
   */
  static final int REQUESTS = 20;

  private static final int MOST_WIDTH_SECONDS = 10;

  /** More are put together into longer ones. */
  private static final int MOST_BUCKETS = 2000;

  private final Course course;
  private final List<int[]> members;
  final int widthSeconds;

  private Buckets(Course course, List<int[]> members, int widthSeconds) {
    this.course = course;
    this.members = members;
    this.widthSeconds = widthSeconds;
  }

  /**
   * @param seconds in order
   */
  static Buckets of(Course course, List<Integer> seconds) {
    double requests = seconds.stream().mapToDouble(at -> course.requests[at]).sum();
    double perSecond = requests / Math.max(1, seconds.size());
    int width = (int) Math.clamp(Math.ceil(REQUESTS / perSecond), 1, MOST_WIDTH_SECONDS);
    width = Math.max(width, Math.ceilDiv(seconds.size(), MOST_BUCKETS));
    List<int[]> members = new ArrayList<>();
    for (int i = 0; i < seconds.size(); ) {
      int from = i;
      int start = seconds.get(i);
      while (i < seconds.size() && seconds.get(i) < start + width) {
        i++;
      }
      int[] bucket = seconds.subList(from, i).stream().mapToInt(Integer::intValue).toArray();
      if (Arrays.stream(bucket).mapToDouble(at -> course.requests[at]).sum() > 0) {
        members.add(bucket);
      }
    }
    return new Buckets(course, members, width);
  }

  int size() {
    return members.size();
  }

  /** The first second of a bucket. */
  int second(int bucket) {
    return members.get(bucket)[0];
  }

  /** The second after a bucket. */
  int end(int bucket) {
    int[] seconds = members.get(bucket);
    return seconds[seconds.length - 1] + 1;
  }

  double[] p50() {
    return logarithms(at -> course.p50[at]);
  }

  double[] p95() {
    return logarithms(at -> course.p95[at]);
  }

  double[] p99() {
    return logarithms(at -> course.p99[at]);
  }

  /** Of the mean time of successes. */
  double[] means() {
    return logarithms(at -> course.meanSuccess[at]);
  }

  /** The share of failures in each bucket. */
  double[] failureRatios() {
    return column(at -> course.failures[at] / Math.max(1, course.requests[at]));
  }

  /** Logarithms of times in microseconds, the shortest being one. */
  private double[] logarithms(IntToDoubleFunction figure) {
    return Arrays.stream(column(figure)).map(value -> Math.log(Math.max(1, value))).toArray();
  }

  /** The mean of a figure by the requests of the seconds. */
  private double[] column(IntToDoubleFunction figure) {
    double[] column = new double[members.size()];
    for (int i = 0; i < column.length; i++) {
      double sum = 0;
      double weights = 0;
      for (int at : members.get(i)) {
        sum += course.requests[at] * figure.applyAsDouble(at);
        weights += course.requests[at];
      }
      column[i] = sum / weights;
    }
    return column;
  }
}
