package dev.throng.runner.results;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.LoadSecond;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A run second by second.
 *
 * @param points one for each whole second since the start of the load, in order
 * @param intervals what must be known to read the points
 */
public record Timeline(List<Point> points, List<Interval> intervals) {

  /**
   * As a history has it. The points are made when they are asked for: their times are exact to the
   * microsecond below 16 s, and within a millionth of longer ones.
   */
  public static Timeline of(History history, List<Interval> intervals) {
    return new Timeline(new Points(history), intervals);
  }

  private static final class Points extends AbstractList<Point> implements RandomAccess {
    private final History history;

    Points(History history) {
      this.history = history;
    }

    @Override
    public Point get(int place) {
      int second = history.wholeSeconds().second(Objects.checkIndex(place, size()));
      LoadSecond load = history.load(second);
      Cell cell = history.total().get(second);
      return new Point(
          second,
          load.usersPlanned(),
          load.usersRunning(),
          cell.requests(),
          cell.failures(),
          (long) cell.p50Micros(),
          (long) cell.p95Micros(),
          (long) cell.p99Micros(),
          (long) cell.maxMicros(),
          cell.meanMicros(),
          history.wholeSeconds().bytesReceived(place));
    }

    @Override
    public int size() {
      return history.wholeSeconds().count();
    }
  }

  private record Cause(Kind kind, String text, @Nullable String worker) {
    static Cause of(Interval interval) {
      return new Cause(interval.kind(), interval.text(), interval.worker());
    }
  }

  /** With intervals of one kind, text and worker as one where they are less than this apart. */
  public Timeline joiningIntervals(double seconds) {
    List<Interval> joined = new ArrayList<>();
    Map<Cause, Integer> latest = new HashMap<>();
    for (Interval next : intervals) {
      Integer at = latest.get(Cause.of(next));
      if (at != null && next.fromSecond() - joined.get(at).toSecond() < seconds) {
        joined.set(at, joined.get(at).with(next));
      } else {
        latest.put(Cause.of(next), joined.size());
        joined.add(next);
      }
    }
    return new Timeline(points, List.copyOf(joined));
  }

  /**
   * One second of the run, over all requests that ended in it.
   *
   * @param second whole seconds since the start of the load, from 0
   * @param usersPlanned by the schedule at the second's end
   * @param usersRunning at the second's end
   */
  public record Point(
      int second,
      int usersPlanned,
      int usersRunning,
      long requests,
      long failures,
      long p50Micros,
      long p95Micros,
      long p99Micros,
      long maxMicros,
      double meanMicros,
      long bytesReceived) {}

  /**
   * A marked stretch of the run.
   *
   * @param fromSecond seconds since the start of the load
   * @param toSecond likewise, exclusive
   * @param text one sentence for people
   * @param worker whose users did not run; null if it is not about one worker
   */
  public record Interval(
      Kind kind, double fromSecond, double toSecond, String text, @Nullable String worker) {
    public Interval(Kind kind, double fromSecond, double toSecond, String text) {
      this(kind, fromSecond, toSecond, text, null);
    }

    /** From where the first of both begins to where the last ends. */
    private Interval with(Interval other) {
      return new Interval(
          kind,
          Math.min(fromSecond, other.fromSecond),
          Math.max(toSecond, other.toSecond),
          text,
          worker);
    }
  }

  /** Why a stretch is marked. */
  public enum Kind {
    WARMUP,
    WORKER_LOST,
    THRESHOLD_BROKEN,
    GENERATOR_SATURATED
  }
}
