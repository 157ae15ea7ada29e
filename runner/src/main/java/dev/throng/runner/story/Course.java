package dev.throng.runner.story;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.history.Series;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The seconds of a run as numbers. Only usable ones are judged: full seconds of judged load in
 * which the generator kept up.
 */
final class Course {
  private static final double MANY_FAILURES = 0.05;

  /** Of the time of successes, what failures take at most to be told apart. */
  private static final double OTHER_SIZE = 0.5;

  final int seconds;
  final LoadUnit unit;
  final boolean[] usable;
  final double[] load;
  final double[] running;
  final double[] requests;
  final double[] failures;
  final double[] refused;
  final double[] p50;
  final double[] p95;
  final double[] p99;
  final double[] meanSuccess;
  final double[] meanFailure;

  private Course(int seconds, LoadUnit unit) {
    this.seconds = seconds;
    this.unit = unit;
    usable = new boolean[seconds];
    load = new double[seconds];
    running = new double[seconds];
    requests = new double[seconds];
    failures = new double[seconds];
    refused = new double[seconds];
    p50 = new double[seconds];
    p95 = new double[seconds];
    p99 = new double[seconds];
    meanSuccess = new double[seconds];
    meanFailure = new double[seconds];
  }

  static Course of(History history) {
    int seconds = history.seconds();
    boolean open =
        IntStream.range(0, seconds).anyMatch(at -> history.load(at).arrivalsPlanned() > 0);
    Course course = new Course(seconds, open ? LoadUnit.ARRIVALS_PER_SECOND : LoadUnit.USERS);
    for (int at = 0; at < seconds; at++) {
      LoadSecond load = history.load(at);
      course.usable[at] = load.state() == SecondState.WHOLE;
      course.load[at] = open ? load.arrivalsPlanned() : load.usersPlanned();
      course.running[at] = load.usersRunning();
      course.set(at, history.total().get(at));
    }
    if (course.hasTwoKindsOfTimes()) {
      course.lookAtSuccesses();
    }
    return course;
  }

  /** Of all requests of usable seconds. */
  double failureRatio() {
    double failed = usableSeconds().stream().mapToDouble(at -> failures[at]).sum();
    return failed / Math.max(1, usableSeconds().stream().mapToDouble(at -> requests[at]).sum());
  }

  /** Whether enough requests failed, in times of another size, to be among the percentiles. */
  private boolean hasTwoKindsOfTimes() {
    double failed = 0;
    double failedTime = 0;
    double succeeded = 0;
    double succeededTime = 0;
    for (int at = 0; at < seconds; at++) {
      if (usable[at]) {
        failed += failures[at];
        failedTime += failures[at] * meanFailure[at];
        succeeded += successes(at);
        succeededTime += successes(at) * meanSuccess[at];
      }
    }
    return failed > MANY_FAILURES * (failed + succeeded)
        && failedTime * succeeded < OTHER_SIZE * succeededTime * failed;
  }

  /**
   * Percentiles of all requests would jump between the two kinds of times with the share of either:
   * the mean of successes stands for them.
   */
  private void lookAtSuccesses() {
    for (int at = 0; at < seconds; at++) {
      if (successes(at) > 0) {
        p50[at] = p95[at] = p99[at] = meanSuccess[at];
      }
    }
  }

  boolean isBusy(int at) {
    return requests[at] > 0;
  }

  /** Whether more requests succeeded in a second than failed. */
  boolean works(int at) {
    return requests[at] > 2 * failures[at];
  }

  private void set(int at, Cell cell) {
    requests[at] = cell.requests();
    failures[at] = cell.failures();
    refused[at] = cell.refused();
    p50[at] = cell.p50Micros();
    p95[at] = cell.p95Micros();
    p99[at] = cell.p99Micros();
    meanSuccess[at] = cell.meanSuccessMicros();
    meanFailure[at] = cell.meanFailureMicros();
  }

  /**
   * The same without the requests of one name. Percentiles cannot be taken apart: the mean stands
   * for them.
   *
   * @param name with rows of one second
   */
  Course without(Series name) {
    Course rest = new Course(seconds, unit);
    System.arraycopy(usable, 0, rest.usable, 0, seconds);
    System.arraycopy(load, 0, rest.load, 0, seconds);
    System.arraycopy(running, 0, rest.running, 0, seconds);
    for (int at = 0; at < seconds; at++) {
      Cell cell = name.get(at);
      rest.requests[at] = Math.max(0, requests[at] - cell.requests());
      rest.failures[at] = Math.max(0, failures[at] - cell.failures());
      rest.refused[at] = Math.max(0, refused[at] - cell.refused());
      rest.meanSuccess[at] =
          left(
              meanSuccess[at],
              requests[at] - failures[at],
              cell.meanSuccessMicros(),
              cell.successes());
      rest.meanFailure[at] =
          left(meanFailure[at], failures[at], cell.meanFailureMicros(), cell.failures());
      rest.p50[at] = rest.p95[at] = rest.p99[at] = rest.mean(at);
    }
    return rest;
  }

  private static double left(double mean, double count, double takenMean, double taken) {
    return count <= taken ? 0 : Math.max(0, (mean * count - takenMean * taken) / (count - taken));
  }

  /** The same run with only the seconds of a part to judge. */
  Course between(int from, int to) {
    Course part = without(Series.EMPTY);
    System.arraycopy(p50, 0, part.p50, 0, seconds);
    System.arraycopy(p95, 0, part.p95, 0, seconds);
    System.arraycopy(p99, 0, part.p99, 0, seconds);
    for (int at = 0; at < seconds; at++) {
      part.usable[at] &= at >= from && at < to;
    }
    return part;
  }

  List<Integer> usableSeconds() {
    return IntStream.range(0, seconds).filter(at -> usable[at]).boxed().toList();
  }

  double successes(int at) {
    return requests[at] - failures[at];
  }

  /** Over all requests, failed ones too; 0 without any. */
  double mean(int at) {
    return requests[at] == 0
        ? 0
        : (meanSuccess[at] * successes(at) + meanFailure[at] * failures[at]) / requests[at];
  }

  Stretch stretch(int from, int to) {
    return new Stretch(from, to, load[from], load[Math.max(from, to - 1)], unit);
  }

  String load(double value) {
    return Words.load(value, unit);
  }
}
