package dev.throng.runner.fleet;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.UserRange;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.ClassDealer;
import dev.throng.runner.load.UserPlan;
import java.time.Duration;
import java.util.List;

/** When the load of one test begins, changes and ends; users may be re-targeted on the way. */
public final class LoadSchedule {
  private final ClassDealer dealer;
  private final double spawnRatePerSecond;
  private final long arrivalsEndNanos;
  private final int searchedUsers;
  private UserPlan users;

  public LoadSchedule(LoadTestSpec spec) {
    Load load = spec.load();
    users = UserPlan.of(load);
    UserRange searched = load.search() == null ? null : load.search().users();
    searchedUsers = searched == null ? 0 : searched.to();
    spawnRatePerSecond =
        load.spawnRate() == null
            ? UserPlan.DEFAULT_SPAWN_RATE_PER_SECOND
            : load.spawnRate().perSecond();
    arrivalsEndNanos =
        load.arrivals().stream()
            .mapToLong(arrivals -> new ArrivalSchedule(arrivals).endNanos())
            .max()
            .orElse(0);
    List<String> open = load.arrivals().stream().map(arrivals -> arrivals.userClass()).toList();
    dealer =
        new ClassDealer(
            spec.userClasses().stream()
                .map(userClass ->
                    open.contains(userClass.name())
                        ? new ClassDealer.Share(0, 0)
                        : share(userClass))
                .toList());
  }

  private static ClassDealer.Share share(UserClass userClass) {
    Integer fixedCount = userClass.fixedCount();
    return fixedCount == null
        ? new ClassDealer.Share(userClass.weight(), 0)
        : new ClassDealer.Share(0, fixedCount);
  }

  /** Offset of the end, or {@link UserPlan#ENDLESS}. */
  public long endNanos() {
    return Math.max(users.endNanos(), arrivalsEndNanos);
  }

  /** Users planned at a moment, none beyond those that the classes' fixed counts allow. */
  public int usersAt(long nanos) {
    return Math.min(dealer.capacity(), users.usersAt(nanos));
  }

  public int peakUsers() {
    return Math.min(dealer.capacity(), Math.max(searchedUsers, users.peakUsers()));
  }

  /** Beyond how many users there is no class for them. */
  int capacity() {
    return dealer.capacity();
  }

  int classOf(int user) {
    return dealer.classOf(user);
  }

  List<UserPlan.Change> changesBetween(long fromNanos, long toNanos) {
    return users.changesBetween(fromNanos, toNanos).stream()
        .filter(change -> change.user() < dealer.capacity())
        .toList();
  }

  /** From a moment on, towards another number of users, evenly within some time. */
  void retarget(long atNanos, int newUsers, Duration ramp) {
    int change = Math.abs(newUsers - users.usersAt(atNanos));
    double seconds = ramp.toNanos() / 1e9;
    users =
        users.retarget(
            atNanos,
            newUsers,
            seconds == 0 || change == 0 ? Double.POSITIVE_INFINITY : change / seconds);
  }

  /** From a moment on, towards another number of users at the manifest's spawn rate. */
  void retarget(long atNanos, int newUsers) {
    users = users.retarget(atNanos, newUsers, spawnRatePerSecond);
  }
}
