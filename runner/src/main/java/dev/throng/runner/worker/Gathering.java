package dev.throng.runner.worker;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Troubles;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Merger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of all loops for one second, on their way to become one snapshot: merged, so that it
 * is no larger for more loops.
 */
final class Gathering {
  private final int loops;
  private final List<LoadLoop.LoopCount> counts = new ArrayList<>();

  Gathering(int loops) {
    this.loops = loops;
  }

  /** Whether this was the last one missing. */
  boolean add(LoadLoop.LoopCount count) {
    counts.add(count);
    return counts.size() == loops;
  }

  /**
   * @param newNames that were added since the last snapshot
   */
  Snapshot snapshot(
      int second, List<RequestKey> newNames, GeneratorProbe.Reading reading, boolean last) {
    LatencyHistogram lag = new LatencyHistogram();
    SortedMap<Integer, List<NameCount>> names = new TreeMap<>();
    Troubles troubles = new Troubles();
    int[] users = counts.getFirst().users().byClass();
    long[] passed = counts.getFirst().drained().checksPassed();
    long[] failed = counts.getFirst().drained().checksFailed();
    Snapshot.TaskCount tasks = Snapshot.TaskCount.NONE;
    Snapshot.ArrivalCount arrivals = Snapshot.ArrivalCount.NONE;
    int withdrawn = 0;
    long ownFailures = 0;
    Snapshot.ConnectionCount connections = Snapshot.ConnectionCount.NONE;
    for (int i = 0; i < counts.size(); i++) {
      LoadLoop.LoopCount count = counts.get(i);
      lag.add(count.lag());
      for (NameCount name : count.drained().names()) {
        names.computeIfAbsent(name.name(), _ -> new ArrayList<>(loops)).add(name);
      }
      count.drained().errors().forEach(troubles::add);
      count.drained().exceptions().forEach(troubles::add);
      tasks = tasks.plus(count.drained().tasks());
      arrivals = arrivals.plus(count.users().arrivals());
      withdrawn += count.users().withdrawn();
      ownFailures += count.drained().ownFailures();
      connections = connections.plus(count.drained().connections());
      if (i > 0) {
        Snapshot.add(users, count.users().byClass());
        Snapshot.add(passed, count.drained().checksPassed());
        Snapshot.add(failed, count.drained().checksFailed());
      }
    }
    return new Snapshot(
        second,
        users,
        withdrawn,
        newNames,
        names.values().stream().map(new Merger()::merge).toList(),
        troubles.errors(),
        troubles.exceptions(),
        passed,
        failed,
        tasks,
        arrivals,
        new Snapshot.Health(
            lag.toSparse(), reading.throttledMicros(), reading.gcPauseMicros(), ownFailures),
        connections,
        last);
  }
}
