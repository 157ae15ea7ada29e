package dev.throng.runner.worker;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/** The counts of all loops for one second, on their way to become one snapshot. */
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

  Snapshot snapshot(int second, GeneratorProbe.Reading reading, boolean last) {
    LatencyHistogram lag = new LatencyHistogram();
    List<Snapshot.NameCount> names = new ArrayList<>();
    List<Snapshot.ErrorCount> errors = new ArrayList<>();
    List<Snapshot.ExceptionCount> exceptions = new ArrayList<>();
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
      names.addAll(count.drained().names());
      errors.addAll(count.drained().errors());
      exceptions.addAll(count.drained().exceptions());
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
        names,
        BoundedRows.errors(errors),
        BoundedRows.exceptions(exceptions),
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
