package dev.throng.runner.engine;

import dev.throng.runner.load.ArrivalTimes;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.protocol.Snapshot.ArrivalCount;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Starts iterations of a user class when they are due, whether or not earlier ones have ended.
 * Users that are done are used again; when as many as allowed are busy, an arrival is missed, and
 * counted as such.
 */
public final class OpenModel extends Timers.Timer {
  private final LoadLoop loop;
  private final UserSource source;
  private final int userClass;
  private final Place place;
  private final ArrayDeque<Share> following = new ArrayDeque<>();
  private final ArrayDeque<User> idle = new ArrayDeque<>();
  private final Set<User> users = new LinkedHashSet<>();
  private ArrivalTimes times = () -> UserPlan.ENDLESS;
  private long next = UserPlan.ENDLESS;
  private long started;
  private long noFreeUser;
  private long late;
  private long withdrawn;
  private boolean ended;

  /**
   * What this model does from a moment on.
   *
   * @param times none before that moment
   */
  public record Share(long fromNanos, ArrivalTimes times) {

    /** A single iteration, due when the load begins. */
    public static Share once() {
      Iterator<Long> times = List.of(0L).iterator();
      return new Share(0, () -> times.hasNext() ? times.next() : UserPlan.ENDLESS);
    }
  }

  /**
   * Where this model stands beside those of other loops.
   *
   * @param loop from 0
   */
  public record Place(Room room, int loop) {

    /**
     * A single user's.
     *
     * @param number its number
     */
    public static Place single(int number) {
      Room room = new Room(1, number, 1);
      room.limit(0, 1);
      return new Place(room, 0);
    }
  }

  OpenModel(LoadLoop loop, UserSource source, int userClass, Place place) {
    this.loop = loop;
    this.source = source;
    this.userClass = userClass;
    this.place = place;
    place.room().join(place.loop(), this);
  }

  int userClass() {
    return userClass;
  }

  /** Goes over to another share of the arrivals when its time comes. */
  void take(Share share) {
    loop.cancel(this);
    following.addLast(share);
    followShares();
    scheduleNext();
  }

  private void followShares() {
    while (!following.isEmpty() && next >= following.getFirst().fromNanos()) {
      Share share = following.removeFirst();
      times = share.times();
      next = times.nextNanos();
    }
  }

  private void scheduleNext() {
    if (next != UserPlan.ENDLESS) {
      loop.set(this, loop.startNanos() + next - System.nanoTime());
    }
  }

  @Override
  protected void fire() {
    launchAllDue();
    scheduleNext();
  }

  private void launchAllDue() {
    while (next != UserPlan.ENDLESS && loop.startNanos() + next - System.nanoTime() <= 0) {
      launch(takeNext());
    }
  }

  private long takeNext() {
    long due = next;
    next = times.nextNanos();
    followShares();
    return due;
  }

  private void launch(long offsetNanos) {
    long dueNanos = loop.startNanos() + offsetNanos;
    switch (place.room().admit(place.loop(), offsetNanos)) {
      case null -> noFreeUser++;
      case Room.NewUser made -> {
        User user = source.user(made.number(), userClass);
        users.add(user);
        start(user, dueNanos);
      }
      case Room.FreeUser free when free.model() == this -> startFree(dueNanos);
      case Room.FreeUser free -> free.model().loop.execute(() -> free.model().startFree(dueNanos));
    }
  }

  private void startFree(long dueNanos) {
    User user = idle.pollLast();
    if (ended || user == null) { // all users have been told to stop since it was promised
      late++;
    } else {
      start(user, dueNanos);
    }
  }

  private void start(User user, long dueNanos) {
    started++;
    user.arrive(dueNanos);
  }

  void iterationEnded(User user) {
    idle.addLast(user);
    place.room().freed(place.loop());
  }

  /** A user gives up, since its onStart failed. */
  void withdraws() {
    withdrawn++;
  }

  void userEnded(User user) {
    users.remove(user);
    place.room().left(place.loop(), idle.remove(user));
  }

  /**
   * Starts what is due already, and nothing more.
   *
   * @param endNanos the end of the load; what is due before it, but not yet by the clock of this
   *     worker, is missed
   */
  void end(long endNanos) {
    launchAllDue();
    while (next < endNanos) {
      takeNext();
      late++;
    }
    rest();
    ended = true;
  }

  /** Starts nothing until it gets another share. */
  void rest() {
    loop.cancel(this);
    following.clear();
    next = UserPlan.ENDLESS;
  }

  Collection<User> users() {
    return users;
  }

  int busy() {
    return users.size() - idle.size();
  }

  ArrivalCount drain() {
    ArrivalCount drained = new ArrivalCount(started, withdrawn, noFreeUser, late);
    started = withdrawn = noFreeUser = late = 0;
    return drained;
  }
}
