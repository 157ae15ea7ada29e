package dev.throng.runner.engine;

import dev.throng.runner.stats.FailedAnswer;
import dev.throng.runner.stats.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * One request, or one transaction, from the moment it is due until it is recorded. All moments are
 * those of {@link System#nanoTime()}. Who sends one request after the other has one sample, and
 * uses it again and again.
 */
public final class Sample {
  /** Whose it is was not said. */
  public static final long NOBODY = -1;

  private long user = NOBODY;
  private int userClass;
  private int name;
  private long dueNanos;
  private long sentNanos;
  private long connectNanos;
  private long firstByteNanos;
  private long endNanos;
  private int status;
  private long bytesSent;
  private long bytesReceived;
  private @Nullable Failure failure;
  private @Nullable TraceId traceId;
  private long endedAtMillis;
  private @Nullable FailedAnswer failedAnswer;

  /** Whose it is, for all that it is used for. */
  public void by(long user, int userClass) {
    this.user = user;
    this.userClass = userClass;
  }

  /**
   * @param name the number under which it is counted
   * @param dueNanos when the request should have been sent
   */
  public void begin(int name, long dueNanos) {
    this.name = name;
    this.dueNanos = dueNanos;
    sentNanos = 0;
    connectNanos = -1;
    firstByteNanos = 0;
    endNanos = 0;
    status = 0;
    bytesSent = 0;
    bytesReceived = 0;
    failure = null;
    failedAnswer = null;
    traceId = null;
  }

  /** A connection was opened for it, which took so long. */
  public void connectedWithin(long nanos) {
    connectNanos = Math.max(0, connectNanos) + nanos;
  }

  /** A hop is about to be sent at this moment, with so many bytes of a body. */
  public void sending(long nowNanos, int bytes) {
    if (sentNanos == 0) {
      sentNanos = nowNanos;
    }
    bytesSent += bytes;
  }

  /** The first bytes of an answer arrived at this moment. */
  public void answering(long nowNanos) {
    if (firstByteNanos == 0) {
      firstByteNanos = nowNanos - sentNanos;
    }
  }

  /**
   * It came to its end with an answer.
   *
   * @param status of HTTP; 0 if it has none
   * @param bytes of the answer's body
   */
  public void answered(int status, long bytes, long endNanos) {
    this.status = status;
    bytesReceived = bytes;
    this.endNanos = endNanos;
  }

  /** It came to its end without an answer of its own; it took its time all the same. */
  public void unanswered(long endNanos) {
    this.endNanos = endNanos;
  }

  /** It ended, and not as it should. */
  public void failed(Failure why, long atMillis) {
    failed(why, atMillis, null);
  }

  /**
   * It ended, and not as it should.
   *
   * @param atMillis since the load began
   * @param answer to show for it
   */
  public void failed(Failure why, long atMillis, @Nullable FailedAnswer answer) {
    failure = why;
    endedAtMillis = atMillis;
    failedAnswer = answer;
  }

  /** A hop is about to be sent that tells the target of a trace. */
  public void inTrace(TraceId trace) {
    traceId = trace;
  }

  /**
   * It ended as it should, and the moment matters.
   *
   * @param atMillis since the load began
   */
  public void endedAt(long atMillis) {
    endedAtMillis = atMillis;
  }

  /** The number of the user that it is of, or {@link #NOBODY}. */
  public long user() {
    return user;
  }

  /** The number of that user's class. */
  public int userClass() {
    return userClass;
  }

  public int name() {
    return name;
  }

  /** From the moment it was due. */
  public long responseNanos(long endNanos) {
    return endNanos - dueNanos;
  }

  /** From the moment it was sent; 0 for a request that was never sent. */
  public long serviceNanos(long endNanos) {
    return sentNanos == 0 ? 0 : endNanos - sentNanos;
  }

  /** From the moment it was due to its end. */
  public long responseNanos() {
    return responseNanos(endNanos);
  }

  long serviceNanos() {
    return serviceNanos(endNanos);
  }

  /** Negative when a connection was at hand. */
  long connectNanos() {
    return connectNanos;
  }

  long firstByteNanos() {
    return firstByteNanos;
  }

  /** 0 when it was not answered. */
  public int status() {
    return status;
  }

  long bytesSent() {
    return bytesSent;
  }

  public long bytesReceived() {
    return bytesReceived;
  }

  public @Nullable Failure failure() {
    return failure;
  }

  long endedAtMillis() {
    return endedAtMillis;
  }

  /** The trace that it began; null if it began none. */
  public @Nullable TraceId traceId() {
    return traceId;
  }

  @Nullable FailedAnswer failedAnswer() {
    return failedAnswer;
  }
}
