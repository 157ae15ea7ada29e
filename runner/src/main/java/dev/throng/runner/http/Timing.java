package dev.throng.runner.http;

import dev.throng.runner.engine.Recorder;

/**
 * The times of one request over all its hops, by {@link System#nanoTime()}. An exchange has one,
 * and uses it again and again.
 */
final class Timing {
  private long dueNanos;
  private long startNanos;
  private long connectNanos;
  private long firstByteNanos;
  private long bytesSent;

  /**
   * @param dueNanos when the request should have been sent
   */
  void begin(long dueNanos) {
    this.dueNanos = dueNanos;
    startNanos = 0;
    connectNanos = -1;
    firstByteNanos = 0;
    bytesSent = 0;
  }

  /** A connection was opened for it. */
  void connectedWithin(long nanos) {
    connectNanos = Math.max(0, connectNanos) + nanos;
  }

  /** A hop is about to be written: now, by {@link System#nanoTime()}. */
  long writing(int bytes) {
    long now = System.nanoTime();
    if (startNanos == 0) {
      startNanos = now;
    }
    bytesSent += bytes;
    return now;
  }

  /** The first bytes of an answer have arrived. */
  void answering() {
    if (firstByteNanos == 0) {
      firstByteNanos = System.nanoTime() - startNanos;
    }
  }

  long responseNanos(long endNanos) {
    return endNanos - dueNanos;
  }

  /** 0 for a request that was never written. */
  long serviceNanos(long endNanos) {
    return startNanos == 0 ? 0 : endNanos - startNanos;
  }

  void recordAnswered(Recorder recorder, int name, int status, long bytes, long endNanos) {
    recorder.answered(
        name,
        status,
        responseNanos(endNanos),
        serviceNanos(endNanos),
        connectNanos,
        firstByteNanos,
        bytes,
        bytesSent);
  }

  void recordUnfinished(Recorder recorder, int name, long endNanos) {
    recorder.unfinished(name, responseNanos(endNanos));
  }

  void recordUnanswered(Recorder recorder, int name, long endNanos) {
    recorder.unanswered(name, responseNanos(endNanos), serviceNanos(endNanos));
  }
}
