package dev.throng.runner.protocol;

import dev.throng.runner.stats.SparseHistogram;
import java.util.List;
import java.util.Map;

/**
 * What one worker counted in one second of the load.
 *
 * @param second whole seconds since the start of the load, from 0
 * @param usersByClass running users at its end, by class index
 * @param withdrawnUsers users that have ended by themselves since the start, since their onStart
 *     failed
 * @param checksPassed by check index
 * @param checksFailed by check index
 * @param startedArrivals iterations of open models that were started
 * @param missedArrivals those that were due, but not started for want of a free user
 * @param last whether the users have ended, so that the second was cut short
 */
@SuppressWarnings("ArrayRecordComponent") // sent once and read once
public record Snapshot(
    int second,
    int[] usersByClass,
    int withdrawnUsers,
    List<NameCount> names,
    List<ErrorCount> errors,
    List<ExceptionCount> exceptions,
    long[] checksPassed,
    long[] checksFailed,
    long startedArrivals,
    long missedArrivals,
    Health health,
    boolean last) {

  /** What was counted under one name; times in microseconds. */
  public record NameCount(
      int name,
      long requests,
      long failures,
      long unfinished,
      SparseHistogram responseTime,
      SparseHistogram serviceTime,
      SparseHistogram connectTime,
      SparseHistogram firstByteTime,
      long bytesReceived,
      long bytesSent,
      Map<Integer, Long> statuses) {}

  /** One way of failing; offsets in milliseconds since the start of the load. */
  public record ErrorCount(int name, String error, long count, long firstMillis, long lastMillis) {}

  /** One way in which tasks could not go on. */
  public record ExceptionCount(String where, String message, long count) {}

  /**
   * How the generator itself was doing.
   *
   * @param eventLoopLag how late the event loops ran what was due, in microseconds
   * @param throttledMicros how long the cgroup held this process back
   * @param gcPauseMicros how long garbage collections stopped it
   */
  public record Health(SparseHistogram eventLoopLag, long throttledMicros, long gcPauseMicros) {}
}
