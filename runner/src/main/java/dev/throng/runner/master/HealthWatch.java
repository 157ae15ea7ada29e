package dev.throng.runner.master;

import dev.throng.crds.spec.Validity;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.stats.LatencyHistogram;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows whether the generator kept up, over the judged seconds. */
final class HealthWatch {
  /**
   * A run whose generator was over a limit for a larger share of the judged time says nothing about
   * the target.
   */
  static final double MAX_BROKEN_RATIO = 0.10;

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Validity limits;
  private final LatencyHistogram lag = new LatencyHistogram();
  private final Map<Limit, Integer> broken = new EnumMap<>(Limit.class);
  private long throttledMicros;
  private long gcPauseMicros;
  private long ownFailures;
  private double plannedLoad;
  private double achievedLoad;
  private int seconds;
  private int workerSeconds;
  private int brokenSeconds;

  private enum Limit {
    EVENT_LOOP_LAG,
    THROTTLING,
    ACHIEVED_LOAD,
    CONNECTIONS
  }

  HealthWatch(Validity limits) {
    this.limits = limits;
  }

  /** Whether the generator kept to its limits in this second. */
  boolean add(Second second) {
    if (!second.isWhole() || second.leaving) {
      return true;
    }
    seconds++;
    boolean lagged = false;
    boolean throttled = false;
    boolean unconnected = false;
    for (Snapshot.Health worker : second.health) {
      LatencyHistogram own = new LatencyHistogram();
      own.add(worker.eventLoopLag());
      lag.add(worker.eventLoopLag());
      lagged |= lagMicros(own) > limits.maxEventLoopLagP99().toNanos() / 1000;
      throttled |= worker.throttledMicros() > limits.maxThrottledRatio().ratio() * 1e6;
      unconnected |= worker.ownFailures() > 0;
      ownFailures += worker.ownFailures();
      throttledMicros += worker.throttledMicros();
      gcPauseMicros += worker.gcPauseMicros();
      workerSeconds++;
    }
    int planned = second.usersPlanned - second.withdrawnUsers;
    long arrivals = second.startedArrivals + second.missedArrivals;
    plannedLoad += Math.max(0, planned) + arrivals;
    achievedLoad += Math.min(second.users(), Math.max(0, planned)) + second.startedArrivals;
    double least = limits.minAchievedLoad().ratio();
    boolean underLoaded =
        !second.gap
            && (second.users() + 1 < planned * least
                || second.startedArrivals + 1 < arrivals * least);
    count(Limit.EVENT_LOOP_LAG, lagged);
    count(Limit.THROTTLING, throttled);
    count(Limit.ACHIEVED_LOAD, underLoaded);
    count(Limit.CONNECTIONS, unconnected);
    if (lagged || throttled || underLoaded || unconnected) {
      brokenSeconds++;
      return false;
    }
    return true;
  }

  /**
   * The 99th percentile of a worker's second. Loops note their lag a hundred times a second: where
   * there is no note, they were stuck for all of it, and the lag is no less than that.
   */
  private static long lagMicros(LatencyHistogram own) {
    return own.count() == 0 ? MICROS_PER_SECOND : own.percentileMicros(99);
  }

  private void count(Limit limit, boolean isBroken) {
    if (isBroken) {
      broken.merge(limit, 1, Integer::sum);
    }
  }

  GeneratorHealth health() {
    double ratio = seconds == 0 ? 0 : (double) brokenSeconds / seconds;
    return new GeneratorHealth(
        lag.percentileMicros(99),
        workerSeconds == 0 ? 0 : throttledMicros / (workerSeconds * 1e6),
        plannedLoad == 0 ? 1 : achievedLoad / plannedLoad,
        gcPauseMicros,
        ratio,
        problem());
  }

  boolean isConclusive() {
    return seconds == 0 || (double) brokenSeconds / seconds <= MAX_BROKEN_RATIO;
  }

  private @Nullable String problem() {
    return broken.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(worst ->
            switch (worst.getKey()) {
                  case EVENT_LOOP_LAG ->
                      "event-loop lag p99 above "
                          + limits.maxEventLoopLagP99()
                          + " (in all "
                          + milliseconds(lag.percentileMicros(99))
                          + ")";
                  case THROTTLING ->
                      "the generator's CPU was throttled for more than "
                          + limits.maxThrottledRatio()
                          + " of the time";
                  case ACHIEVED_LOAD ->
                      "less than "
                          + limits.minAchievedLoad()
                          + " of the planned load ran (in all "
                          + percent(achievedLoad / plannedLoad)
                          + ")";
                  case CONNECTIONS ->
                      "the generator had no file descriptor or local port left for "
                          + ownFailures
                          + (ownFailures == 1 ? " request" : " requests");
                }
                + ", in "
                + worst.getValue()
                + " of "
                + seconds
                + " judged seconds")
        .orElse(null);
  }

  private static String milliseconds(long micros) {
    return new GoDuration(Duration.ofMillis(micros / 1000)).toString();
  }

  private static String percent(double ratio) {
    return new Percent(BigDecimal.valueOf(ratio).setScale(3, RoundingMode.HALF_UP).doubleValue())
        .toString();
  }
}
