package dev.throng.runner.judgement;

import dev.throng.crds.thresholds.Measured;
import dev.throng.crds.thresholds.Statistic.Clock;
import dev.throng.crds.thresholds.Statistic.Of;
import dev.throng.crds.thresholds.Statistic.Sample;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.protocol.Snapshot.TaskCount;
import dev.throng.runner.protocol.Snapshot.Times;
import dev.throng.runner.results.Pace;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.TimeFigure;
import dev.throng.runner.tally.Second;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a threshold is about: of all requests or of one name, in the seconds added so
 * far.
 */
final class ThresholdScope implements Measured {
  private final NameSet names;
  private final BitSet checks;
  private final @Nullable Hangs hangs;
  private final LatencyHistogram[] succeeded = both();
  private final LatencyHistogram[] failed = both();
  private long paced;
  private long answered;
  private long unfinished;
  private long longestUnfinishedMicros;
  private long exceptions;
  private TaskCount tasks = TaskCount.NONE;
  private long checksPassed;
  private long checksFailed;
  private long users;
  private long missingUsers;
  private int seconds;

  private ThresholdScope(NameSet names, BitSet checks, @Nullable Hangs hangs) {
    this.names = names;
    this.checks = checks;
    this.hangs = hangs;
  }

  private static LatencyHistogram[] both() {
    return new LatencyHistogram[] {new LatencyHistogram(), new LatencyHistogram()};
  }

  static ThresholdScope of(NameSet names, Catalogue catalogue, @Nullable Hangs hangs) {
    BitSet checks = new BitSet();
    for (int i = 0; i < catalogue.checks().size(); i++) {
      checks.set(i, names.has(catalogue.checks().get(i).name()));
    }
    return new ThresholdScope(names, checks, hangs);
  }

  /** The same requests in a part of the time, nothing counted, without those that hung. */
  ThresholdScope part() {
    return new ThresholdScope(names, checks, null);
  }

  /** The same in the part at the end of the load, in which all that hung were under way. */
  ThresholdScope lastPart() {
    return new ThresholdScope(names, checks, hangs);
  }

  void add(Second second) {
    for (NameCount count : names.in(second)) {
      add(count);
      paced += second.isPaced() ? count.requests() : 0;
    }
    exceptions += second.exceptions();
    tasks = tasks.plus(second.tasks());
    for (int i = checks.nextSetBit(0); i >= 0; i = checks.nextSetBit(i + 1)) {
      checksPassed += second.checksPassed()[i];
      checksFailed += second.checksFailed()[i];
    }
    if (second.isWhole()) {
      if (!second.isHeardOfAfterLoad()) {
        users = second.users();
        missingUsers = Math.max(0, second.usersDue() - second.withdrawnUsers() - users);
      }
      seconds++;
    }
  }

  private void add(NameCount count) {
    for (Clock clock : Clock.values()) {
      Times times = clock == Clock.RESPONSE ? count.responseTime() : count.serviceTime();
      succeeded[clock.ordinal()].add(times.succeeded());
      failed[clock.ordinal()].add(times.failed());
    }
    for (long times : count.statuses().values()) {
      answered += times;
    }
    unfinished += count.unfinished();
    longestUnfinishedMicros =
        Math.max(longestUnfinishedMicros, count.times(TimeFigure.UNFINISHED).maxMicros());
  }

  /** Requests that got an answer, whatever it was. */
  long answered() {
    return answered;
  }

  /** How long a request that the end cut off had been under way at most. */
  long longestUnfinishedMicros() {
    return longestUnfinishedMicros;
  }

  /** Tasks, onStart and onStop that ended or broke off. */
  long tasks() {
    return tasks.completed() + exceptions;
  }

  /** Those of them that broke off after one of their requests had failed. */
  long failedTasks() {
    return tasks.failed();
  }

  boolean isAbout(int name) {
    return names.has(name);
  }

  @Override
  public long requests() {
    return successes() + failed[0].count();
  }

  @Override
  public long successes() {
    return succeeded[0].count();
  }

  @Override
  public long hung() {
    return hangs == null ? 0 : hangs.count(names);
  }

  @Override
  public long unfinished() {
    return unfinished;
  }

  @Override
  public long exceptions() {
    return exceptions;
  }

  @Override
  public double requestsPerSecond() {
    return new Pace(paced, 0, seconds).requestsPerSecond();
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

  /** Users that should run now, or should have run last, and do not. */
  long missingUsers() {
    return missingUsers;
  }

  @Override
  public double minMicros(Sample sample) {
    return times(sample).minMicros();
  }

  @Override
  public double maxMicros(Sample sample) {
    return times(sample).maxMicros();
  }

  @Override
  public double meanMicros(Sample sample) {
    return times(sample).meanMicros();
  }

  @Override
  public double percentileMicros(Sample sample, double percent) {
    return times(sample).percentileMicros(percent);
  }

  private LatencyHistogram times(Sample sample) {
    LatencyHistogram ok = succeeded[sample.clock().ordinal()];
    if (sample.of() == Of.SUCCESSES || failures() == 0) {
      return ok;
    }
    LatencyHistogram all = new LatencyHistogram();
    all.add(ok);
    all.add(failed[sample.clock().ordinal()]);
    if (hangs != null) {
      all.add(hangs.times(names));
    }
    return all;
  }
}
