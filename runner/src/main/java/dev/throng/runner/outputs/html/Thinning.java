package dev.throng.runner.outputs.html;

import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.Timeline.Point;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Gatherers;

/**
 * Fewer points for a long run: neighbouring seconds become one point, with the sums of what they
 * counted and the times of the slowest, so that no peak gets lost.
 */
final class Thinning {
  private Thinning() {}

  static Timeline thin(Timeline timeline, int mostPoints) {
    int points = timeline.points().size();
    int seconds = Math.ceilDiv(points, mostPoints);
    return seconds <= 1
        ? timeline
        : new Timeline(
            timeline.points().stream()
                .gather(Gatherers.windowFixed(seconds))
                .filter(window -> window.size() == seconds)
                .map(Thinning::merge)
                .toList(),
            timeline.intervals());
  }

  private static Point merge(List<Point> seconds) {
    Point last = seconds.getLast();
    long requests = sum(seconds, Point::requests);
    double micros =
        seconds.stream().mapToDouble(point -> point.meanMicros() * point.requests()).sum();
    return new Point(
        seconds.getFirst().second(),
        last.usersPlanned(),
        last.usersRunning(),
        requests,
        sum(seconds, Point::failures),
        max(seconds, Point::p50Micros),
        max(seconds, Point::p95Micros),
        max(seconds, Point::p99Micros),
        max(seconds, Point::maxMicros),
        requests == 0 ? 0 : micros / requests,
        sum(seconds, Point::bytesReceived));
  }

  private static long sum(List<Point> seconds, ToLongFunction<Point> figure) {
    return seconds.stream().mapToLong(figure).sum();
  }

  private static long max(List<Point> seconds, ToLongFunction<Point> figure) {
    return seconds.stream().mapToLong(figure).max().orElse(0);
  }
}
