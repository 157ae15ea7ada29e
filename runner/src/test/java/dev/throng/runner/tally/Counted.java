package dev.throng.runner.tally;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a worker, with one user unless it is told, counted in a second. */
public final class Counted {
  private static final SparseHistogram NONE = SparseHistogram.EMPTY;

  private final List<NameCount> names = new ArrayList<>();
  private final List<ErrorCount> errors = new ArrayList<>();
  private final List<ExceptionCount> exceptions = new ArrayList<>();
  private SparseHistogram lag = NONE;
  private long completedTasks;
  private long failedTasks;
  private int users = 1;
  private Snapshot.ArrivalCount arrivals = Snapshot.ArrivalCount.NONE;

  public Counted succeeded(int name, int requests, long micros) {
    return finished(name, times(requests, micros), NONE, Map.of(200, (long) requests));
  }

  /** Without an answer. */
  public Counted failed(int name, int requests, long micros, String error) {
    errors.add(new ErrorCount(name, 0, error, requests, 0, 0));
    return finished(name, NONE, times(requests, micros), Map.of());
  }

  /** With an answer. */
  public Counted refused(int name, int requests, long micros, int status) {
    errors.add(new ErrorCount(name, status, "status " + status, requests, 0, 0));
    return finished(name, NONE, times(requests, micros), Map.of(status, (long) requests));
  }

  public Counted cutOff(int name, int requests, long micros) {
    Map<TimeFigure, SparseHistogram> times = Map.of(TimeFigure.UNFINISHED, times(requests, micros));
    names.add(NameCount.of(name, times, 0, 0, Map.of()));
    return this;
  }

  public Counted tasks(int completed, int brokenOff, String message) {
    completedTasks += completed;
    if (brokenOff > 0) {
      exceptions.add(new ExceptionCount("U / t", message, brokenOff));
    }
    return this;
  }

  /** Tasks that broke off after one of their requests had failed. */
  public Counted failedTasks(int brokenOff, String message) {
    failedTasks += brokenOff;
    return tasks(0, brokenOff, message);
  }

  public Counted users(int running) {
    users = running;
    return this;
  }

  /** Of an open model. */
  public Counted arrivals(int started, int noFreeUser) {
    arrivals = new Snapshot.ArrivalCount(started, 0, noFreeUser, 0);
    return this;
  }

  /** Its loops ran so late; without this they stood still. */
  public Counted lag(long micros) {
    lag = times(1, micros);
    return this;
  }

  private Counted finished(
      int name, SparseHistogram ok, SparseHistogram failed, Map<Integer, Long> statuses) {
    Map<TimeFigure, SparseHistogram> times =
        Map.of(
            TimeFigure.RESPONSE, ok,
            TimeFigure.FAILED_RESPONSE, failed,
            TimeFigure.SERVICE, ok,
            TimeFigure.FAILED_SERVICE, failed);
    names.add(NameCount.of(name, times, 10 * (ok.count() + failed.count()), 0, statuses));
    return this;
  }

  public Snapshot snapshot(int second, Catalogue catalogue) {
    return new Snapshot(
        second,
        new int[] {users},
        0,
        List.of(),
        names,
        errors,
        exceptions,
        new long[catalogue.checks().size()],
        new long[catalogue.checks().size()],
        new Snapshot.TaskCount(completedTasks, failedTasks),
        arrivals,
        new Snapshot.Health(lag, 0, 0, 0),
        Snapshot.ConnectionCount.NONE,
        false);
  }

  /** As the whole fleet's. */
  public Second second(int number, Catalogue catalogue) {
    return second(number, Second.Part.LOAD, false, catalogue);
  }

  /** As the whole fleet's, after the load had ended. */
  public Second secondAfterLoad(int number, Catalogue catalogue) {
    return second(number, Second.Part.STOPPING, false, catalogue);
  }

  /** As the whole fleet's, heard of when the second had gone on. */
  public Second lateSecond(int number, Catalogue catalogue) {
    return second(number, Second.Part.LOAD, true, catalogue);
  }

  private Second second(int number, Second.Part part, boolean late, Catalogue catalogue) {
    Second second = new Second(number, part, late, 1, 1, catalogue, new Merger());
    second.add(snapshot(number, catalogue));
    return second.close();
  }

  private static SparseHistogram times(int count, long micros) {
    LatencyHistogram times = new LatencyHistogram();
    times.record(micros, count);
    return times.toSparse();
  }
}
