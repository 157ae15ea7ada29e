package dev.throng.runner.master;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import java.util.ArrayList;
import java.util.List;

/** What all workers counted in one second. */
final class Second {
  final int number;
  final int usersPlanned;
  final int[] usersByClass;
  final long[] checksPassed;
  final long[] checksFailed;
  final List<NameCount> names = new ArrayList<>();
  final List<Snapshot.Health> health = new ArrayList<>();
  int withdrawnUsers;
  long startedArrivals;
  long missedArrivals;
  boolean last;

  /** Whether the load had ended before its end, and users were on their way out. */
  boolean stopping;

  Second(int number, int usersPlanned, int classes, int checks) {
    this.number = number;
    this.usersPlanned = usersPlanned;
    usersByClass = new int[classes];
    checksPassed = new long[checks];
    checksFailed = new long[checks];
  }

  void add(Snapshot snapshot) {
    names.addAll(snapshot.names());
    health.add(snapshot.health());
    addTo(usersByClass, snapshot.usersByClass());
    addTo(checksPassed, snapshot.checksPassed());
    addTo(checksFailed, snapshot.checksFailed());
    withdrawnUsers += snapshot.withdrawnUsers();
    startedArrivals += snapshot.startedArrivals();
    missedArrivals += snapshot.missedArrivals();
    last |= snapshot.last();
  }

  /** Whether it was heard of after the end, when its users may have been on their way out. */
  boolean leaving;

  /** Whether it is a full second of load, by which rates and the generator may be judged. */
  boolean isWhole() {
    return !last && !stopping;
  }

  int users() {
    int users = 0;
    for (int ofClass : usersByClass) {
      users += ofClass;
    }
    return users;
  }

  private static void addTo(int[] sum, int[] summand) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }

  private static void addTo(long[] sum, long[] summand) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += summand[i];
    }
  }
}
