package dev.throng.runner.master;

import dev.throng.runner.history.SecondState;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.tally.Merger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all workers counted in one second: their snapshots are merged name by name, a few at a time,
 * so that a fleet of a thousand takes little more room than one worker.
 */
final class Second {
  /** How many workers' counts of one name wait to be merged together. */
  private static final int MOST_PARTS = 32;

  final int number;
  final int usersPlanned;

  /** Users that must run at its end, since their time to start is past by more than a moment. */
  final int usersDue;

  final int[] usersByClass;
  final long[] checksPassed;
  final long[] checksFailed;
  final List<NameCount> names = new ArrayList<>();
  final List<Snapshot.Health> health = new ArrayList<>();
  private final SortedMap<Integer, List<NameCount>> parts = new TreeMap<>();
  private final Merger merger;
  Snapshot.ConnectionCount connections = Snapshot.ConnectionCount.NONE;
  int withdrawnUsers;
  Snapshot.TaskCount tasks = Snapshot.TaskCount.NONE;
  long exceptions;
  Snapshot.ArrivalCount arrivals = Snapshot.ArrivalCount.NONE;

  /** Whether the load had ended before its end, and users were on their way out. */
  boolean stopping;

  /** Whether it came after its time: it counts in totals, and nowhere else. */
  boolean late;

  /** Users of lost workers that did not yet run elsewhere. */
  int lostUsers;

  /** Whether a worker was lost since it was stuck in it. */
  boolean stuck;

  /** Whether it was heard of after the end, when its users may have been on their way out. */
  boolean leaving;

  private boolean cutShort = true;

  Second(int number, int usersPlanned, int usersDue, Scenario scenario, Merger merger) {
    this.merger = merger;
    this.number = number;
    this.usersPlanned = usersPlanned;
    this.usersDue = usersDue;
    usersByClass = new int[scenario.classes().size()];
    checksPassed = new long[scenario.checks().size()];
    checksFailed = new long[scenario.checks().size()];
  }

  /** Takes a worker's counts. */
  void add(Snapshot snapshot) {
    for (NameCount count : snapshot.names()) {
      List<NameCount> ofName = parts.computeIfAbsent(count.name(), _ -> new ArrayList<>(2));
      if (ofName.size() == MOST_PARTS) {
        NameCount sum = merger.merge(ofName);
        ofName.clear();
        ofName.add(sum);
      }
      ofName.add(count);
    }
    health.add(snapshot.health());
    connections = connections.plus(snapshot.connections());
    Snapshot.add(usersByClass, snapshot.usersByClass());
    Snapshot.add(checksPassed, snapshot.checksPassed());
    Snapshot.add(checksFailed, snapshot.checksFailed());
    tasks = tasks.plus(snapshot.tasks());
    snapshot.exceptions().forEach(exception -> exceptions += exception.count());
    withdrawnUsers += snapshot.withdrawnUsers();
    arrivals = arrivals.plus(snapshot.arrivals());
    cutShort &= snapshot.last();
  }

  /** Nothing more will be added. */
  Second close() {
    parts.values().forEach(ofName -> names.add(merger.merge(ofName)));
    parts.clear();
    return this;
  }

  /** Whether it is a full second of load, by which rates and the generator may be judged. */
  boolean isWhole() {
    return !late && !stopping && (!cutShort || isUncounted());
  }

  /** Whether no worker has said anything of it. */
  boolean isUncounted() {
    return health.isEmpty();
  }

  /** Whether what was counted in it belongs to a full second of load, for rates. */
  boolean isPaced() {
    return isWhole() || late && !stopping;
  }

  /**
   * What the second is good for, as far as it tells by itself.
   *
   * @param judged whether it is past the warm-up
   * @param keptUp whether the generator did
   */
  SecondState state(boolean judged, boolean keptUp) {
    if (!isWhole() || leaving && !isUncounted()) {
      return SecondState.STOPPING;
    }
    if (isUncounted()) {
      return SecondState.UNCOUNTED;
    }
    if (lostUsers > 0 || stuck) {
      return SecondState.WORKER_LOST;
    }
    if (!keptUp) {
      return SecondState.GENERATOR_SATURATED;
    }
    return judged ? SecondState.WHOLE : SecondState.WARM_UP;
  }

  int users() {
    int users = 0;
    for (int ofClass : usersByClass) {
      users += ofClass;
    }
    return users;
  }
}
