package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ConnectionCount;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.TaskCount;
import dev.throng.runner.stats.LatencyRecorder;
import dev.throng.runner.stats.SlowestRequests;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the users of one event loop did since the last {@link #drain}. Confined to the loop's
 * thread.
 */
public final class Recorder {
  private static final List<TimeFigure> FIGURES = List.of(TimeFigure.values());

  private final Blanks secrets;
  private NameRecorder[] names = new NameRecorder[0];
  private final long[] checksPassed;
  private final long[] checksFailed;
  private @Nullable Onlooker onlooker;
  private final Troubles troubles = new Troubles();
  private long completedTasks;
  private long failedTasks;
  private long ownFailures;
  private long opened;
  private long repeats;
  private int open;

  /**
   * @param nameCount of names that are known from the beginning
   * @param secrets stand in no text that is kept
   */
  public Recorder(int nameCount, int checkCount, Blanks secrets) {
    this.secrets = secrets;
    grow(nameCount);
    checksPassed = new long[checkCount];
    checksFailed = new long[checkCount];
  }

  private static final class NameRecorder {
    long bytesReceived;
    long bytesSent;
    private final @Nullable LatencyRecorder[] times = new LatencyRecorder[FIGURES.size()];
    final LatencyRecorder response = times(TimeFigure.RESPONSE);
    final LatencyRecorder service = times(TimeFigure.SERVICE);
    final LatencyRecorder connect = times(TimeFigure.CONNECT);
    final LatencyRecorder firstByte = times(TimeFigure.FIRST_BYTE);
    int lastStatus;
    long @Nullable [] lastStatusCount;
    final Map<Integer, long[]> statuses = new HashMap<>();
    private final SlowestRequests slowest = new SlowestRequests();

    void answered(Sample sample) {
      firstByte.record(micros(sample.firstByteNanos()));
      if (sample.connectNanos() >= 0) {
        connect.record(micros(sample.connectNanos()));
      }
      bytesReceived += sample.bytesReceived();
      bytesSent += sample.bytesSent();
      status(sample.status());
    }

    private void status(int status) {
      long[] count = lastStatusCount;
      if (status != lastStatus || count == null) {
        count = statuses.computeIfAbsent(status, _ -> new long[1]);
        lastStatus = status;
        lastStatusCount = count;
      }
      count[0]++;
    }

    /** Made when it is first needed: most names never have one that did not end as it should. */
    LatencyRecorder times(TimeFigure figure) {
      LatencyRecorder recorder = times[figure.ordinal()];
      if (recorder == null) {
        recorder = new LatencyRecorder();
        times[figure.ordinal()] = recorder;
      }
      return recorder;
    }

    boolean isEmpty() {
      for (LatencyRecorder recorder : times) {
        if (recorder != null && !recorder.isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private SparseHistogram drain(TimeFigure figure) {
      LatencyRecorder recorder = times[figure.ordinal()];
      return recorder == null ? SparseHistogram.EMPTY : recorder.drain();
    }

    NameCount drain(int name) {
      Map<Integer, Long> byStatus = HashMap.newHashMap(statuses.size());
      statuses.forEach((status, count) -> byStatus.put(status, count[0]));
      NameCount drained =
          new NameCount(
              name,
              FIGURES.stream().map(this::drain).toList(),
              bytesReceived,
              bytesSent,
              byStatus,
              slowest.all());
      bytesReceived = bytesSent = 0;
      statuses.clear();
      slowest.clear();
      lastStatusCount = null;
      return drained;
    }
  }

  private void grow(int nameCount) {
    int known = names.length;
    names = Arrays.copyOf(names, nameCount);
    for (int i = known; i < nameCount; i++) {
      names[i] = new NameRecorder();
    }
  }

  private NameRecorder of(int name) {
    if (name >= names.length) {
      grow(name + 1);
    }
    return names[name];
  }

  /** Shows somebody all that is counted from now on. */
  public void showTo(Onlooker somebody) {
    onlooker = somebody;
  }

  /** Counts a request or transaction that has come to its end. */
  public void record(Sample sample) {
    NameRecorder recorder = of(sample.name());
    LatencyRecorder response = recorder.response;
    LatencyRecorder service = recorder.service;
    TracedRequest traced = traced(sample);
    if (traced != null) {
      recorder.slowest.offer(traced);
    }
    Failure failure = sample.failure();
    if (failure != null) {
      response = recorder.times(TimeFigure.FAILED_RESPONSE);
      service = recorder.times(TimeFigure.FAILED_SERVICE);
      ownFailures += failure.ofGenerator() ? 1 : 0;
      troubles.failed(
          sample.name(),
          sample.status(),
          BoundedText.of(failure.text(), secrets),
          sample.endedAtMillis(),
          sample.failedAnswer(),
          traced);
    }
    response.record(micros(sample.responseNanos()));
    service.record(micros(sample.serviceNanos()));
    if (sample.status() != 0) {
      recorder.answered(sample);
    }
    if (onlooker != null) {
      onlooker.recorded(sample);
    }
  }

  private static @Nullable TracedRequest traced(Sample sample) {
    TraceId trace = sample.traceId();
    return trace == null
        ? null
        : new TracedRequest(trace, micros(sample.responseNanos()), sample.endedAtMillis());
  }

  /** Counts a request or transaction that the end of the test cut off after so long. */
  public void unfinished(int name, long responseNanos) {
    of(name).times(TimeFigure.UNFINISHED).record(micros(responseNanos));
  }

  /** Counts a task, onStart or onStop that ended and did not break off. */
  public void taskCompleted() {
    completedTasks++;
  }

  /** Counts one that broke off, which is an exception, after one of its requests had failed. */
  public void taskFailed() {
    failedTasks++;
  }

  public void check(int check, boolean passed) {
    (passed ? checksPassed : checksFailed)[check]++;
  }

  public void exception(String where, String message) {
    troubles.add(
        new ExceptionCount(
            BoundedText.of(where, Blanks.NONE), BoundedText.of(message, secrets), 1));
  }

  public void connectionOpened() {
    opened++;
    open++;
  }

  public void connectionClosed() {
    open--;
  }

  /** Counts that a request was sent once more, since the server had closed its connection. */
  public void repeated() {
    repeats++;
  }

  /** Everything since the last call. */
  public Drained drain() {
    List<NameCount> counted = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (!names[i].isEmpty()) {
        counted.add(names[i].drain(i));
      }
    }
    List<ErrorCount> errors = troubles.errors();
    List<ExceptionCount> exceptions = troubles.exceptions();
    troubles.clear();
    long[] passed = checksPassed.clone();
    long[] failed = checksFailed.clone();
    Arrays.fill(checksPassed, 0);
    Arrays.fill(checksFailed, 0);
    ConnectionCount connections = new ConnectionCount(opened, open, repeats);
    opened = repeats = 0;
    long own = ownFailures;
    ownFailures = 0;
    TaskCount tasks = new TaskCount(completedTasks, failedTasks);
    completedTasks = 0;
    failedTasks = 0;
    return new Drained(counted, errors, exceptions, passed, failed, tasks, own, connections);
  }

  /**
   * What one loop counted.
   *
   * @param ownFailures requests that failed by the generator itself
   */
  public record Drained(
      List<NameCount> names,
      List<ErrorCount> errors,
      List<ExceptionCount> exceptions,
      @SuppressWarnings("ArrayRecordComponent") long[] checksPassed,
      @SuppressWarnings("ArrayRecordComponent") long[] checksFailed,
      TaskCount tasks,
      long ownFailures,
      ConnectionCount connections) {}

  private static long micros(long nanos) {
    return (nanos + 500) / 1000;
  }
}
