package dev.throng.runner.judgement;

import dev.throng.crds.spec.Validity;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.tally.Second;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows whether the generator kept up, over the judged seconds. */
public final class HealthWatch {
  /**
   * A run whose generator was over a limit for a larger share of the judged time says nothing about
   * the target.
   */
  static final double MAX_BROKEN_RATIO = 0.10;

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Validity limits;
  private final long mostLagMicros;
  private final AchievedLoad load;
  private final LatencyHistogram lag = new LatencyHistogram();
  private final Map<Limit, Integer> broken = new EnumMap<>(Limit.class);
  private long worstLagMicros;
  private long throttledMicros;
  private long gcPauseMicros;
  private long ownFailures;
  private int seconds;
  private int workerSeconds;
  private int brokenSeconds;

  public HealthWatch(Validity limits) {
    this.limits = limits;
    mostLagMicros = limits.maxEventLoopLagP99().toNanos() / 1000;
    load = new AchievedLoad(limits);
  }

  public AchievedLoad load() {
    return load;
  }

  /** Whether the generator kept to its limits in this second. */
  public boolean add(Second second) {
    load.add(second);
    if (!second.isWhole() || (second.isHeardOfAfterLoad() && !second.isUncounted())) {
      return true;
    }
    seconds++;
    EnumSet<Limit> found = EnumSet.noneOf(Limit.class);
    for (Snapshot.Health worker : second.health()) {
      addWorker(worker, found);
    }
    if (second.isUncounted()) {
      found.add(Limit.UNCOUNTED);
    }
    if (second.isStuck() && mostLagMicros < MICROS_PER_SECOND) {
      found.add(Limit.STANDSTILL);
    }
    if (load.addUsers(second)) {
      found.add(second.isShortOfWorkers() ? Limit.WORKERS_MISSING : Limit.ACHIEVED_LOAD);
    }
    found.forEach(limit -> broken.merge(limit, 1, Integer::sum));
    brokenSeconds += found.isEmpty() ? 0 : 1;
    return found.isEmpty();
  }

  private void addWorker(Snapshot.Health worker, EnumSet<Limit> found) {
    LatencyHistogram own = new LatencyHistogram();
    own.add(worker.eventLoopLag());
    lag.add(worker.eventLoopLag());
    // loops note their lag a hundred times a second: without a note they were stuck for all of it
    if (own.count() == 0) {
      if (mostLagMicros < MICROS_PER_SECOND) {
        found.add(Limit.STANDSTILL);
      }
    } else if (own.percentileMicros(99) > mostLagMicros) {
      found.add(Limit.EVENT_LOOP_LAG);
      worstLagMicros = Math.max(worstLagMicros, own.percentileMicros(99));
    }
    if (worker.throttledMicros() > limits.maxThrottledRatio().ratio() * MICROS_PER_SECOND) {
      found.add(Limit.THROTTLING);
    }
    if (worker.ownFailures() > 0) {
      found.add(Limit.OWN_FAILURES);
    }
    ownFailures += worker.ownFailures();
    throttledMicros += worker.throttledMicros();
    gcPauseMicros += worker.gcPauseMicros();
    workerSeconds++;
  }

  public GeneratorHealth health() {
    return new GeneratorHealth(
        lag.percentileMicros(99),
        workerSeconds == 0 ? 0 : throttledMicros / (workerSeconds * 1e6),
        load.ratio(),
        gcPauseMicros,
        brokenRatio(),
        problem());
  }

  private double brokenRatio() {
    return seconds == 0 ? 0 : (double) brokenSeconds / seconds;
  }

  boolean isConclusive() {
    return keptUp() && !load.hasLostUsers();
  }

  private boolean keptUp() {
    return brokenRatio() <= MAX_BROKEN_RATIO && !load.isGeneratorShort();
  }

  /**
   * Why nothing can be said about the target, and what can be done about it; null if something can.
   *
   * @param succeeded whether any request did: if none did, it is no question why users were lost
   */
  public @Nullable String inconclusive(boolean succeeded) {
    if (load.hasLostUsers() && succeeded) {
      return "the run lost its users: only "
          + percent(load.keptRatio())
          + " of them went on: for the others onStart failed (onStartFailure: stopUser), or their"
          + " code in Java stopped them, and spec.validity.minUsers is "
          + limits.minUsers();
    }
    if (keptUp()) {
      return null;
    }
    Limit cause = worst();
    if (cause == null) {
      cause = load.isShortByLosses() ? Limit.WORKERS_MISSING : Limit.ACHIEVED_LOAD;
    }
    return cause.verdict() + ": " + problem() + "; " + cause.advice();
  }

  /** How the target kept the planned load from running; null if it did not. */
  public @Nullable String refusedLoad() {
    return load.isTargetShort()
        ? load.arrivals().noFreeUser()
            + " of "
            + load.arrivals().planned()
            + " arrivals were missed, since all users that maxInFlight allows were still busy: the"
            + " target is too slow for this load, or maxInFlight too low"
        : null;
  }

  private @Nullable Limit worst() {
    return broken.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private @Nullable String problem() {
    Limit worst = worst();
    if (worst == null) {
      return load.isGeneratorShort() ? lowLoad() : null;
    }
    String what =
        switch (worst) {
          case EVENT_LOOP_LAG ->
              "event loops ran late, by up to "
                  + milliseconds(worstLagMicros)
                  + " at the 99th percentile of a second, with "
                  + limits.maxEventLoopLagP99()
                  + " allowed";
          case UNCOUNTED -> "no worker was there to count what was done";
          case STANDSTILL -> "event loops stood still";
          case THROTTLING ->
              "a CPU limit held it back for more than "
                  + limits.maxThrottledRatio()
                  + " of the time";
          case ACHIEVED_LOAD, WORKERS_MISSING -> lowLoad();
          case OWN_FAILURES ->
              ownFailures
                  + (ownFailures == 1 ? " request" : " requests")
                  + " failed by the generator itself, as its failures say";
        };
    return what + ", in " + broken.get(worst) + " of " + seconds + " judged seconds";
  }

  private String lowLoad() {
    return "only "
        + percent(load.generatorRatio())
        + " of the planned load ran, with at least "
        + limits.minAchievedLoad()
        + " needed";
  }

  private static String milliseconds(long micros) {
    return new GoDuration(Duration.ofMillis(micros / 1000)).toString();
  }

  private static String percent(double ratio) {
    return new Percent(BigDecimal.valueOf(ratio).setScale(3, RoundingMode.HALF_UP).doubleValue())
        .toString();
  }
}
