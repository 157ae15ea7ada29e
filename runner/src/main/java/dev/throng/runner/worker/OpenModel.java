package dev.throng.runner.worker;

import dev.throng.runner.load.ArrivalTimes;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.scenario.UserClassPlan;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Starts iterations of a user class when they are due, whether or not earlier ones have ended.
 * Users that are done are used again; when as many as allowed are busy, an arrival is missed, and
 * counted as such.
 */
final class OpenModel {
  private final LoadLoop loop;
  private final UserClassPlan plan;
  private final Numbers numbers;
  private final ArrayDeque<Share> following = new ArrayDeque<>();
  private final ArrayDeque<User> idle = new ArrayDeque<>();
  private final Set<User> users = new LinkedHashSet<>();
  private ArrivalTimes times = () -> UserPlan.ENDLESS;
  private int maxInFlight;
  private long next = UserPlan.ENDLESS;
  private long started;
  private long missed;
  private int created;
  private @Nullable Future<?> timer;

  /**
   * What this model does from a moment on.
   *
   * @param times none before that moment
   */
  record Share(long fromNanos, ArrivalTimes times, int maxInFlight) {

    /** A single iteration, due when the load begins. */
    static Share once() {
      Iterator<Long> times = List.of(0L).iterator();
      return new Share(0, () -> times.hasNext() ? times.next() : UserPlan.ENDLESS, 1);
    }
  }

  /**
   * How users made here are numbered, so that no two loops make the same.
   *
   * @param first the number of the first one
   * @param step by how much the next ones differ
   */
  record Numbers(int first, int step) {}

  OpenModel(LoadLoop loop, UserClassPlan plan, Numbers numbers) {
    this.loop = loop;
    this.plan = plan;
    this.numbers = numbers;
  }

  UserClassPlan plan() {
    return plan;
  }

  /** Goes over to another share of the arrivals when its time comes. */
  void take(Share share) {
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
    }
    following.addLast(share);
    followShares();
    scheduleNext();
  }

  private void followShares() {
    while (!following.isEmpty() && next >= following.getFirst().fromNanos()) {
      Share share = following.removeFirst();
      times = share.times();
      maxInFlight = share.maxInFlight();
      next = times.nextNanos();
    }
  }

  private void scheduleNext() {
    if (next != UserPlan.ENDLESS) {
      timer = loop.schedule(this::fire, loop.startNanos() + next - System.nanoTime());
    }
  }

  private void fire() {
    timer = null;
    launchAllDue();
    scheduleNext();
  }

  private void launchAllDue() {
    while (next != UserPlan.ENDLESS && loop.startNanos() + next - System.nanoTime() <= 0) {
      long due = loop.startNanos() + next;
      next = times.nextNanos();
      followShares();
      launch(due);
    }
  }

  private void launch(long dueNanos) {
    User user = idle.pollLast();
    if (user == null) {
      if (users.size() >= maxInFlight) {
        missed++;
        return;
      }
      user = new User(numbers.first() + created++ * numbers.step(), plan, loop);
      users.add(user);
    }
    started++;
    user.arrive(dueNanos);
  }

  void iterationEnded(User user) {
    idle.addLast(user);
  }

  void userEnded(User user) {
    users.remove(user);
    idle.remove(user);
  }

  /** Starts what is due already, and nothing more. */
  void end() {
    launchAllDue();
    rest();
  }

  /** Starts nothing until it gets another share. */
  void rest() {
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
    }
    following.clear();
    next = UserPlan.ENDLESS;
  }

  Collection<User> users() {
    return users;
  }

  int busy() {
    return users.size() - idle.size();
  }

  long drainStarted() {
    long drained = started;
    started = 0;
    return drained;
  }

  long drainMissed() {
    long drained = missed;
    missed = 0;
    return drained;
  }
}
