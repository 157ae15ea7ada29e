package dev.throng.runner.protocol;

import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TracedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one worker counted in one second of the load.
 *
 * @param second whole seconds since the start of the load, from 0
 * @param usersByClass running users at its end, by class index
 * @param withdrawnUsers users that should run at its end, but have ended since their onStart failed
 * @param newNames of requests that this worker had not named in an earlier snapshot; they have the
 *     numbers that follow those of the spec and of earlier ones
 * @param checksPassed by check index
 * @param checksFailed by check index
 * @param tasks onStart and onStop among them
 * @param arrivals those of open models
 * @param connections those to the target
 * @param last whether the users have ended, so that the second was cut short
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and read once
public record Snapshot(
    int second,
    int[] usersByClass,
    int withdrawnUsers,
    List<RequestKey> newNames,
    List<NameCount> names,
    List<ErrorCount> errors,
    List<ExceptionCount> exceptions,
    long[] checksPassed,
    long[] checksFailed,
    TaskCount tasks,
    ArrivalCount arrivals,
    Health health,
    ConnectionCount connections,
    boolean last) {

  /** The same under other numbers of names, all of which are known. */
  public Snapshot under(List<NameCount> otherNames, List<ErrorCount> otherErrors) {
    return new Snapshot(
        second,
        usersByClass,
        withdrawnUsers,
        List.of(),
        otherNames,
        otherErrors,
        exceptions,
        checksPassed,
        checksFailed,
        tasks,
        arrivals,
        health,
        connections,
        last);
  }

  /** Adds counts by index. */
  public static void add(int[] sum, int[] summand) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }

  /** Adds counts by index. */
  public static void add(long[] sum, long[] summand) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }

  /**
   * What was counted under one name.
   *
   * @param times one histogram in microseconds for each {@link TimeFigure}, in their order
   * @param slowest of those that began a trace, failed ones too; at most {@link
   *     SlowestRequests#MOST}
   */
  public record NameCount(
      int name,
      List<SparseHistogram> times,
      long bytesReceived,
      long bytesSent,
      Map<Integer, Long> statuses,
      List<TracedRequest> slowest) {
    private static final int FIGURES = TimeFigure.values().length;
    private static final int OBJECTS_BYTES = 160;
    private static final int ENTRY_BYTES = 64;

    /** Nothing was counted, and under no name. */
    public static final NameCount NONE = of(-1, Map.of(), 0, 0, Map.of());

    /**
     * @throws IllegalArgumentException if there is not one histogram for each figure, or more
     *     traced requests than there may be
     */
    public NameCount {
      if (times.size() != FIGURES) {
        throw new IllegalArgumentException(
            "a name has " + times.size() + " histograms, must have " + FIGURES);
      }
      if (slowest.size() > SlowestRequests.MOST) {
        throw new IllegalArgumentException(
            "a name has "
                + slowest.size()
                + " traced requests, must have at most "
                + SlowestRequests.MOST);
      }
      slowest = List.copyOf(slowest);
    }

    /**
     * @param times those that are not empty
     */
    public static NameCount of(
        int name,
        Map<TimeFigure, SparseHistogram> times,
        long bytesReceived,
        long bytesSent,
        Map<Integer, Long> statuses) {
      List<SparseHistogram> all =
          Stream.of(TimeFigure.values())
              .map(figure -> times.getOrDefault(figure, SparseHistogram.EMPTY))
              .toList();
      return new NameCount(name, all, bytesReceived, bytesSent, statuses, List.of());
    }

    /** About how much of the heap it takes, in bytes. */
    public long heapBytes() {
      long bytes = OBJECTS_BYTES + (long) ENTRY_BYTES * (statuses.size() + slowest.size());
      for (SparseHistogram figure : times) {
        bytes += figure.heapBytes();
      }
      return bytes;
    }

    /** The same with these requests that began a trace, the slowest first. */
    public NameCount traced(List<TracedRequest> requests) {
      return new NameCount(name, times, bytesReceived, bytesSent, statuses, requests);
    }

    /** The same under another number. */
    public NameCount under(int number) {
      return new NameCount(number, times, bytesReceived, bytesSent, statuses, slowest);
    }

    public SparseHistogram times(TimeFigure figure) {
      return times.get(figure.ordinal());
    }

    public Times responseTime() {
      return new Times(times(TimeFigure.RESPONSE), times(TimeFigure.FAILED_RESPONSE));
    }

    public Times serviceTime() {
      return new Times(times(TimeFigure.SERVICE), times(TimeFigure.FAILED_SERVICE));
    }

    /** Finished requests, failed ones too. */
    public long requests() {
      return times(TimeFigure.RESPONSE).count() + failures();
    }

    public long failures() {
      return times(TimeFigure.FAILED_RESPONSE).count();
    }

    public long unfinished() {
      return times(TimeFigure.UNFINISHED).count();
    }
  }

  /** Of requests that succeeded, and of those that failed. */
  public record Times(SparseHistogram succeeded, SparseHistogram failed) {
    public void addTo(LatencyHistogram all) {
      all.add(succeeded);
      all.add(failed);
    }
  }

  /**
   * One way of failing; offsets in milliseconds since the start of the load.
   *
   * @param status of the answer that was found wanting; 0 where there was none
   * @param sample one of the answers; null if none was kept, or one was sent before
   * @param traced the first of them that began a trace; null if none did
   */
  public record ErrorCount(
      int name,
      int status,
      String error,
      long count,
      long firstMillis,
      long lastMillis,
      @Nullable FailedAnswer sample,
      @Nullable TracedRequest traced) {
    public ErrorCount(
        int name, int status, String error, long count, long firstMillis, long lastMillis) {
      this(name, status, error, count, firstMillis, lastMillis, null, null);
    }

    /** The same under another number. */
    public ErrorCount under(int number) {
      return new ErrorCount(number, status, error, count, firstMillis, lastMillis, sample, traced);
    }
  }

  /**
   * How tasks ended; those that broke off are exceptions besides.
   *
   * @param completed those that did not break off
   * @param failed those that broke off after one of their requests had failed
   */
  public record TaskCount(long completed, long failed) {
    public static final TaskCount NONE = new TaskCount(0, 0);

    /** Of both together. */
    public TaskCount plus(TaskCount other) {
      return new TaskCount(completed + other.completed, failed + other.failed);
    }
  }

  /** One way in which tasks could not go on. */
  public record ExceptionCount(String where, String message, long count) {}

  /**
   * Arrivals that were due: started ones, and two kinds of missed ones.
   *
   * @param withdrawn of the started ones those whose user gave up, since its onStart failed
   * @param noFreeUser as many iterations ran as may run at once
   * @param late they were due by the master's clock when the load ended, but not yet by the
   *     worker's, which had heard late of the start
   */
  public record ArrivalCount(long started, long withdrawn, long noFreeUser, long late) {
    public static final ArrivalCount NONE = new ArrivalCount(0, 0, 0, 0);

    /** Of both together. */
    public ArrivalCount plus(ArrivalCount other) {
      return new ArrivalCount(
          started + other.started,
          withdrawn + other.withdrawn,
          noFreeUser + other.noFreeUser,
          late + other.late);
    }

    /** How many were due. */
    public long due() {
      return started + noFreeUser + late;
    }
  }

  /**
   * Connections to the target.
   *
   * @param opened in this second
   * @param open at its end
   * @param repeats requests that were sent once more, since the server had closed the idle
   *     connection or refused them
   */
  public record ConnectionCount(long opened, int open, long repeats) {
    public static final ConnectionCount NONE = new ConnectionCount(0, 0, 0);

    /** Of both together. */
    public ConnectionCount plus(ConnectionCount other) {
      return new ConnectionCount(opened + other.opened, open + other.open, repeats + other.repeats);
    }

    /** Of a second that is long past. */
    public ConnectionCount withoutOpen() {
      return new ConnectionCount(opened, 0, repeats);
    }
  }

  /**
   * How the generator itself was doing.
   *
   * @param eventLoopLag how late the event loops ran what was due, in microseconds
   * @param throttledMicros how long the cgroup held this process back
   * @param gcPauseMicros how long garbage collections stopped it
   * @param ownFailures requests that failed by the generator itself: it had no file descriptor or
   *     local port left, sent them too late, or broke
   */
  public record Health(
      SparseHistogram eventLoopLag, long throttledMicros, long gcPauseMicros, long ownFailures) {}
}
