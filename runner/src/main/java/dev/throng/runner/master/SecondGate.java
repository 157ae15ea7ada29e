package dev.throng.runner.master;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/**
 * Puts the workers' snapshots of one second together, and lets a second through when all have come.
 */
final class SecondGate {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Scenario scenario;
  private final LongToIntFunction usersPlannedAt;
  private final TreeMap<Integer, Second> open = new TreeMap<>();
  private final Map<Integer, Integer> arrived = new HashMap<>();
  private long endNanos = Long.MAX_VALUE;

  SecondGate(Scenario scenario, LongToIntFunction usersPlannedAt) {
    this.scenario = scenario;
    this.usersPlannedAt = usersPlannedAt;
  }

  /** The seconds that are now complete, in order. */
  List<Second> add(Snapshot snapshot, int workers) {
    int number = snapshot.second();
    open.computeIfAbsent(number, this::second).add(snapshot);
    arrived.merge(number, 1, Integer::sum);
    List<Second> complete = new ArrayList<>();
    while (!open.isEmpty() && arrived.getOrDefault(open.firstKey(), 0) >= workers) {
      arrived.remove(open.firstKey());
      complete.add(open.pollFirstEntry().getValue());
    }
    return complete;
  }

  /** The load has ended at an offset: no user is planned any more. */
  void loadEnded(long offsetNanos) {
    endNanos = offsetNanos;
  }

  private Second second(int number) {
    long untilNanos = (number + 1) * NANOS_PER_SECOND;
    boolean stopping = untilNanos > endNanos;
    Second second =
        new Second(
            number,
            stopping ? 0 : usersPlannedAt.applyAsInt(untilNanos),
            scenario.classes().size(),
            scenario.checks().size());
    second.stopping = stopping;
    second.leaving = endNanos < Long.MAX_VALUE;
    return second;
  }
}
