package dev.throng.runner.outputs.json;

import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.Timeline.Point;
import java.util.List;
import java.util.function.Function;

/**
 * The run second by second, a column for each figure: small, and what charts and data frames want.
 *
 * @param second whole seconds since the start of the load
 * @param requests that ended in the second, failed ones too
 */
record TimelineColumns(
    List<Integer> second,
    List<Integer> usersPlanned,
    List<Integer> usersRunning,
    List<Long> requests,
    List<Long> failures,
    List<Double> meanMillis,
    List<Double> p50Millis,
    List<Double> p95Millis,
    List<Double> p99Millis,
    List<Double> maxMillis,
    List<Long> bytesReceived,
    List<Interval> intervals) {

  /**
   * @param kind {@code warmup}, {@code workerLost}, {@code thresholdBroken} or {@code
   *     generatorSaturated}
   */
  record Interval(String kind, double fromSecond, double toSecond, String text) {}

  static TimelineColumns of(Timeline timeline) {
    List<Point> points = List.copyOf(timeline.points());
    return new TimelineColumns(
        column(points, Point::second),
        column(points, Point::usersPlanned),
        column(points, Point::usersRunning),
        column(points, Point::requests),
        column(points, Point::failures),
        column(points, point -> Times.millis(point.meanMicros())),
        column(points, point -> Times.millis(point.p50Micros())),
        column(points, point -> Times.millis(point.p95Micros())),
        column(points, point -> Times.millis(point.p99Micros())),
        column(points, point -> Times.millis(point.maxMicros())),
        column(points, Point::bytesReceived),
        timeline.intervals().stream()
            .map(interval ->
                new Interval(
                    kind(interval.kind()),
                    interval.fromSecond(),
                    interval.toSecond(),
                    interval.text()))
            .toList());
  }

  private static <T> List<T> column(List<Point> points, Function<Point, T> figure) {
    return points.stream().map(figure).toList();
  }

  private static String kind(Timeline.Kind kind) {
    return switch (kind) {
      case WARMUP -> "warmup";
      case WORKER_LOST -> "workerLost";
      case THRESHOLD_BROKEN -> "thresholdBroken";
      case GENERATOR_SATURATED -> "generatorSaturated";
    };
  }
}
