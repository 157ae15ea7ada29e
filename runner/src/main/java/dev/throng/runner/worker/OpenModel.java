package dev.throng.runner.worker;

import dev.throng.runner.load.ArrivalTimes;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.scenario.UserClassPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
  private final ArrivalTimes times;
  private final int maxInFlight;
  private final int firstIndex;
  private final int indexStep;
  private final ArrayDeque<User> idle = new ArrayDeque<>();
  private final List<User> users = new ArrayList<>();
  private long next;
  private long started;
  private long missed;
  private int created;
  private @Nullable Future<?> timer;

  /**
   * @param firstIndex the number of the first user made here
   * @param indexStep by how much the numbers of the next ones differ, so that no two loops make the
   *     same user
   */
  OpenModel(
      LoadLoop loop,
      UserClassPlan plan,
      ArrivalTimes times,
      int maxInFlight,
      int firstIndex,
      int indexStep) {
    this.loop = loop;
    this.plan = plan;
    this.times = times;
    this.maxInFlight = maxInFlight;
    this.firstIndex = firstIndex;
    this.indexStep = indexStep;
  }

  UserClassPlan plan() {
    return plan;
  }

  void begin() {
    next = times.nextNanos();
    scheduleNext();
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
      user = new User(firstIndex + created++ * indexStep, plan, loop);
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
    Future<?> waiting = timer;
    if (waiting != null) {
      waiting.cancel(false);
    }
    launchAllDue();
    next = UserPlan.ENDLESS;
  }

  List<User> users() {
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
