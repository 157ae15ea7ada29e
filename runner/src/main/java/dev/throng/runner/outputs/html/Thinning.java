package dev.throng.runner.outputs.html;

import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.Timeline.Point;
import dev.throng.runner.results.WorkerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * A run in less detail. Neighbouring seconds become one point, with the sums of what they counted,
 * the times of the slowest and the most users, so that no peak gets lost; marks that are less than
 * a point apart become one; of long tables the rows with the largest counts stay, and a note says
 * how many went.
 */
final class Thinning {
  private final List<String> notes;
  private final int rows;

  private Thinning(List<String> notes, int rows) {
    this.notes = new ArrayList<>(notes);
    this.rows = rows;
  }

  static RunView thin(RunView view, Detail detail) {
    Thinning thinning = new Thinning(view.notes(), detail.rows());
    return new RunView(
        view.info(),
        view.phase(),
        view.users(),
        view.total(),
        thinning.largest("requests", view.requests(), RequestStats::requests),
        thinning.largest("failures", view.failures(), FailureStats::occurrences),
        thinning.largest("exceptions", view.exceptions(), ExceptionStats::count),
        thinning.largest("checks", view.checks(), CheckStats::failed),
        view.thresholds(),
        thin(view.timeline(), detail.points()),
        view.history(),
        view.story(),
        view.search(),
        view.health(),
        view.generator(),
        view.arrivals(),
        thinning.largest("workers", view.workers(), WorkerView::users),
        view.outcome(),
        List.copyOf(thinning.notes));
  }

  private <T> List<T> largest(String table, List<T> all, ToLongFunction<T> count) {
    if (all.size() <= rows) {
      return all;
    }
    notes.add(
        "To keep this page small, the %d %s with the smallest counts were left out of %d."
            .formatted(all.size() - rows, table, all.size()));
    Set<T> kept =
        new HashSet<>(
            all.stream().sorted(Comparator.comparingLong(count).reversed()).limit(rows).toList());
    return all.stream().filter(kept::contains).toList();
  }

  /**
   * A point ends where the next begins. Nothing tells where the last one ends: it has as many
   * seconds as the one before, and what is left over makes the first one shorter.
   */
  static Timeline thin(Timeline timeline, int mostPoints) {
    List<Point> points = timeline.points();
    int seconds = Math.ceilDiv(points.size(), mostPoints);
    if (seconds <= 1) {
      return timeline;
    }
    int leftOver = points.size() % seconds;
    Stream<List<Point>> first = Stream.of(points.subList(0, leftOver));
    Stream<List<Point>> whole =
        points.subList(leftOver, points.size()).stream().gather(Gatherers.windowFixed(seconds));
    return new Timeline(
            Stream.concat(first, whole)
                .filter(window -> !window.isEmpty())
                .map(Thinning::merge)
                .toList(),
            timeline.intervals())
        .joiningIntervals(seconds);
  }

  private static Point merge(List<Point> seconds) {
    long requests = sum(seconds, Point::requests);
    double micros =
        seconds.stream().mapToDouble(point -> point.meanMicros() * point.requests()).sum();
    return new Point(
        seconds.getFirst().second(),
        Math.toIntExact(max(seconds, Point::usersPlanned)),
        Math.toIntExact(max(seconds, Point::usersRunning)),
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
