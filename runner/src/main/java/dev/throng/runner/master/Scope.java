package dev.throng.runner.master;

import dev.throng.crds.thresholds.Measured;
import dev.throng.crds.thresholds.Statistic.Clock;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.RequestKey;
import dev.throng.runner.scenario.Scenario.CheckKey;
import dev.throng.runner.stats.LatencyHistogram;
import java.util.BitSet;
import java.util.List;

/**
 * The figures that a threshold is about: of all requests or of one name, in the seconds added so
 * far.
 */
final class Scope implements Measured {
  private final BitSet names;
  private final BitSet checks;
  private final LatencyHistogram responseTime = new LatencyHistogram();
  private final LatencyHistogram serviceTime = new LatencyHistogram();
  private long requests;
  private long failures;
  private long checksPassed;
  private long checksFailed;
  private long users;
  private int seconds;

  private Scope(BitSet names, BitSet checks) {
    this.names = names;
    this.checks = checks;
  }

  /**
   * @param request a request's method and name or a transaction's name, or null for all requests
   *     without transactions
   */
  static Scope of(
      @org.jspecify.annotations.Nullable String request,
      List<RequestKey> allNames,
      List<CheckKey> allChecks) {
    BitSet names = new BitSet();
    for (int i = 0; i < allNames.size(); i++) {
      RequestKey key = allNames.get(i);
      boolean transaction = key.type().equals(RequestKey.TRANSACTION);
      names.set(
          i,
          request == null
              ? !transaction
              : request.equals(transaction ? key.name() : key.toString()));
    }
    BitSet checks = new BitSet();
    for (int i = 0; i < allChecks.size(); i++) {
      checks.set(i, names.get(allChecks.get(i).name()));
    }
    return new Scope(names, checks);
  }

  /** The same requests, nothing counted. */
  Scope empty() {
    return new Scope(names, checks);
  }

  void add(Second second) {
    for (NameCount count : second.names) {
      if (names.get(count.name())) {
        requests += count.requests();
        failures += count.failures();
        responseTime.add(count.responseTime());
        serviceTime.add(count.serviceTime());
      }
    }
    for (int i = checks.nextSetBit(0); i >= 0; i = checks.nextSetBit(i + 1)) {
      checksPassed += second.checksPassed[i];
      checksFailed += second.checksFailed[i];
    }
    if (second.isWhole()) {
      users = second.leaving ? users : second.users();
      seconds++;
    }
  }

  @Override
  public long requests() {
    return requests;
  }

  @Override
  public long failures() {
    return failures;
  }

  @Override
  public double requestsPerSecond() {
    return (double) requests / Math.max(1, seconds);
  }

  @Override
  public long checksPassed() {
    return checksPassed;
  }

  @Override
  public long checksFailed() {
    return checksFailed;
  }

  @Override
  public long users() {
    return users;
  }

  @Override
  public double minMicros(Clock clock) {
    return times(clock).minMicros();
  }

  @Override
  public double maxMicros(Clock clock) {
    return times(clock).maxMicros();
  }

  @Override
  public double meanMicros(Clock clock) {
    return times(clock).meanMicros();
  }

  @Override
  public double percentileMicros(Clock clock, double percent) {
    return times(clock).percentileMicros(percent);
  }

  private LatencyHistogram times(Clock clock) {
    return switch (clock) {
      case RESPONSE -> responseTime;
      case SERVICE -> serviceTime;
    };
  }
}
