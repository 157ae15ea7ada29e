package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ConnectionCount;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.TaskCount;
import dev.throng.runner.protocol.Snapshot.Times;
import dev.throng.runner.stats.LatencyRecorder;
import dev.throng.runner.stats.SparseHistogram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the users of one event loop did since the last {@link #drain}. Confined to the loop's
 * thread.
 */
public final class Recorder {
  private static final SparseHistogram NONE = SparseHistogram.EMPTY;

  private final Blanks secrets;
  private final NameRecorder[] names;
  private final long[] checksPassed;
  private final long[] checksFailed;
  private final Troubles troubles = new Troubles();
  private long completedTasks;
  private long failedTasks;
  private long ownFailures;
  private long opened;
  private long repeats;
  private int open;

  /**
   * @param secrets stand in no text that is kept
   */
  public Recorder(int nameCount, int checkCount, Blanks secrets) {
    this.secrets = secrets;
    names = new NameRecorder[nameCount];
    for (int i = 0; i < nameCount; i++) {
      names[i] = new NameRecorder();
    }
    checksPassed = new long[checkCount];
    checksFailed = new long[checkCount];
  }

  private static final class NameRecorder {
    long bytesReceived;
    long bytesSent;
    final LatencyRecorder response = new LatencyRecorder();
    final LatencyRecorder service = new LatencyRecorder();
    @Nullable Exceptional exceptional;
    final LatencyRecorder connect = new LatencyRecorder();
    final LatencyRecorder firstByte = new LatencyRecorder();
    int lastStatus;
    long @Nullable [] lastStatusCount;
    final Map<Integer, long[]> statuses = new HashMap<>();

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

    Exceptional exceptional() {
      Exceptional times = exceptional;
      if (times == null) {
        times = new Exceptional();
        exceptional = times;
      }
      return times;
    }

    boolean isEmpty() {
      return response.isEmpty() && (exceptional == null || exceptional.isEmpty());
    }

    NameCount drain(int name) {
      Map<Integer, Long> byStatus = HashMap.newHashMap(statuses.size());
      statuses.forEach((status, count) -> byStatus.put(status, count[0]));
      Exceptional other = exceptional;
      NameCount drained =
          new NameCount(
              name,
              new Times(response.drain(), other == null ? NONE : other.failedResponse.drain()),
              new Times(service.drain(), other == null ? NONE : other.failedService.drain()),
              other == null ? NONE : other.unfinished.drain(),
              connect.drain(),
              firstByte.drain(),
              bytesReceived,
              bytesSent,
              byStatus);
      bytesReceived = bytesSent = 0;
      statuses.clear();
      lastStatusCount = null;
      return drained;
    }
  }

  /** Times of requests that did not end as they should. */
  private static final class Exceptional {
    final LatencyRecorder failedResponse = new LatencyRecorder();
    final LatencyRecorder failedService = new LatencyRecorder();
    final LatencyRecorder unfinished = new LatencyRecorder();

    boolean isEmpty() {
      return failedResponse.isEmpty() && unfinished.isEmpty();
    }
  }

  /** Counts a request or transaction that has come to its end. */
  public void record(Sample sample) {
    NameRecorder recorder = names[sample.name()];
    LatencyRecorder response = recorder.response;
    LatencyRecorder service = recorder.service;
    Failure failure = sample.failure();
    if (failure != null) {
      Exceptional times = recorder.exceptional();
      response = times.failedResponse;
      service = times.failedService;
      ownFailures += failure.ofGenerator() ? 1 : 0;
      troubles.failed(
          sample.name(),
          sample.status(),
          BoundedText.of(failure.text(), secrets),
          sample.failedAtMillis(),
          sample.failedAnswer());
    }
    response.record(micros(sample.responseNanos()));
    service.record(micros(sample.serviceNanos()));
    if (sample.status() != 0) {
      recorder.answered(sample);
    }
  }

  /** Counts a request or transaction that the end of the test cut off after so long. */
  public void unfinished(int name, long responseNanos) {
    names[name].exceptional().unfinished.record(micros(responseNanos));
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
    java.util.Arrays.fill(checksPassed, 0);
    java.util.Arrays.fill(checksFailed, 0);
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
