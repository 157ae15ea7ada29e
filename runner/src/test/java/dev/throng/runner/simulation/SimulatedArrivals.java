package dev.throng.runner.simulation;

import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.ArrivalTimes;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.simulation.Log.Arrival.Became;
import java.util.ArrayDeque;

/** A worker's part of an open model. */
final class SimulatedArrivals {
  private static final ArrivalTimes NEVER = () -> UserPlan.ENDLESS;

  private final SimulatedWorker worker;
  private final int userClass;
  private ArrivalSchedule schedule;
  private final int model;
  private final ArrayDeque<Share> following = new ArrayDeque<>();
  private final ArrayDeque<SimulatedUser> idle = new ArrayDeque<>();
  private ArrivalTimes times = NEVER;
  private long next = UserPlan.ENDLESS;
  private ArrivalCount counted = ArrivalCount.NONE;
  private int room;
  private int busy;
  private int made;
  private int timer;

  private record Share(long fromNanos, ArrivalTimes times, int room) {}

  /**
   * @param model from 0
   */
  SimulatedArrivals(SimulatedWorker worker, int userClass, ArrivalSchedule schedule, int model) {
    this.worker = worker;
    this.userClass = userClass;
    this.schedule = schedule;
    this.model = model;
  }

  void share(ToWorker.ShareArrivals share) {
    if (!share.planned().isEmpty()) {
      schedule = new ArrivalSchedule(share.planned().get(model));
    }
    int sharers = schedule.sharers(share.shares());
    boolean takesPart = share.share() < sharers;
    following.addLast(
        new Share(
            share.fromNanos(),
            takesPart ? schedule.times(share.share(), sharers, share.fromNanos(), 1, model) : NEVER,
            takesPart ? schedule.room(share.share(), sharers) : 0));
    followShares();
    launchLater();
  }

  private void followShares() {
    while (!following.isEmpty() && next >= following.getFirst().fromNanos()) {
      Share share = following.removeFirst();
      times = share.times();
      room = share.room();
      next = times.nextNanos();
    }
  }

  private void launchLater() {
    int set = ++timer;
    if (next != UserPlan.ENDLESS) {
      worker
          .loops()
          .at(
              worker.startNanos() + next,
              () -> {
                if (set == timer) {
                  launchAllDue();
                  launchLater();
                }
              });
    }
  }

  private void launchAllDue() {
    while (next != UserPlan.ENDLESS && worker.startNanos() + next <= worker.loops().nanoTime()) {
      launch(worker.startNanos() + takeNext());
    }
  }

  private long takeNext() {
    long due = next;
    next = times.nextNanos();
    followShares();
    return due;
  }

  private void launch(long dueNanos) {
    if (busy >= room) {
      count(Became.NO_FREE_USER);
      return;
    }
    busy++;
    count(Became.STARTED);
    SimulatedUser free = idle.pollLast();
    (free == null ? worker.userOf(this, userClass, made++) : free).begin(dueNanos);
  }

  private void count(Became became) {
    counted =
        counted.plus(
            switch (became) {
              case STARTED -> new ArrivalCount(1, 0, 0, 0);
              case WITHDRAWN -> new ArrivalCount(0, 1, 0, 0);
              case NO_FREE_USER -> new ArrivalCount(0, 0, 1, 0);
              case LATE -> new ArrivalCount(0, 0, 0, 1);
            });
    worker.noteArrival(became);
  }

  void withdraws() {
    busy--;
    count(Became.WITHDRAWN);
  }

  void iterationEnded(SimulatedUser user) {
    busy--;
    idle.addLast(user);
  }

  /** Starts what is due already; what is not yet due by this worker's clock is late. */
  void end(long endNanos) {
    launchAllDue();
    while (next < endNanos) {
      takeNext();
      count(Became.LATE);
    }
    rest();
  }

  void rest() {
    timer++;
    following.clear();
    next = UserPlan.ENDLESS;
  }

  ArrivalCount drain() {
    ArrivalCount drained = counted;
    counted = ArrivalCount.NONE;
    return drained;
  }
}
