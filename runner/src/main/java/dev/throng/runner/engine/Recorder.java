package dev.throng.runner.engine;

import dev.throng.runner.protocol.Snapshot.ConnectionCount;
import dev.throng.runner.protocol.Snapshot.ErrorCount;
import dev.throng.runner.protocol.Snapshot.ExceptionCount;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.TaskCount;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the users of one event loop did since the last {@link #drain}. Confined to the loop's
 * thread.
 */
public final class Recorder {
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
    TimeFigure response = TimeFigure.RESPONSE;
    TimeFigure service = TimeFigure.SERVICE;
    TracedRequest traced = traced(sample);
    if (traced != null) {
      recorder.slowest.offer(traced);
    }
    Failure failure = sample.failure();
    if (failure != null) {
      response = TimeFigure.FAILED_RESPONSE;
      service = TimeFigure.FAILED_SERVICE;
      ownFailures += failure.ofGenerator() ? 1 : 0;
      troubles.failed(
          sample.name(),
          sample.status(),
          BoundedText.of(failure.text(), secrets),
          sample.endedAtMillis(),
          sample.failedAnswer(),
          traced);
    }
    recorder.record(response, micros(sample.responseNanos()));
    recorder.record(service, micros(sample.serviceNanos()));
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
    of(name).record(TimeFigure.UNFINISHED, micros(responseNanos));
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

  static long micros(long nanos) {
    return (nanos + 500) / 1000;
  }
}
