package dev.throng.runner.load;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * How many users are to run at any moment: straight lines from whole number to whole number. On the
 * way up user k starts when the line reaches k, on the way down it stops when the line comes back
 * to k, so that the newest leave first. Times are nanoseconds since the start of the load.
 * Immutable.
 */
public final class UserPlan {
  /** Spawned users a second where a manifest says nothing, as in Locust. */
  public static final double DEFAULT_SPAWN_RATE_PER_SECOND = 1;

  public static final long ENDLESS = Long.MAX_VALUE;
  private static final double NANOS = 1e9;

  /** Where times end that are longer than anybody waits, so that sums of two do not overflow. */
  private static final long FOREVER = ENDLESS / 4;

  private final List<Line> lines;
  private final long endNanos;

  private UserPlan(List<Line> lines, long endNanos) {
    this.lines = List.copyOf(lines);
    this.endNanos = endNanos;
  }

  /**
   * @param cutNanos steps after this moment are not taken, since the plan was changed then
   */
  private record Line(long fromNanos, long toNanos, int fromUsers, int toUsers, long cutNanos) {
    Line(long fromNanos, long toNanos, int fromUsers, int toUsers) {
      this(fromNanos, toNanos, fromUsers, toUsers, ENDLESS);
    }

    Line cutAt(long nanos) {
      return new Line(fromNanos, toNanos, fromUsers, toUsers, Math.min(cutNanos, nanos));
    }

    boolean isUp() {
      return toUsers > fromUsers;
    }

    int steps() {
      return Math.abs(toUsers - fromUsers);
    }

    Change step(int step) {
      int user = isUp() ? fromUsers + step : fromUsers - 1 - step;
      double share = (double) Math.abs(user - fromUsers) / steps();
      return new Change(fromNanos + Math.round(share * (toNanos - fromNanos)), user, isUp());
    }

    /** How many steps are taken until a moment, itself included. */
    int stepsUntil(long nanos) {
      if (nanos >= toNanos) {
        return steps();
      }
      double share = (double) (nanos - fromNanos) / (toNanos - fromNanos);
      int steps = Math.clamp((long) (share * steps()), 0, steps());
      while (steps < steps() && step(steps).atNanos() <= nanos) {
        steps++;
      }
      while (steps > 0 && step(steps - 1).atNanos() > nanos) {
        steps--;
      }
      return steps;
    }

    int usersAt(long nanos) {
      int steps = stepsUntil(nanos);
      return isUp() ? fromUsers + steps : fromUsers - steps;
    }
  }

  /** One user that is to start or to stop at a moment. */
  public record Change(long atNanos, int user, boolean starts) {}

  /**
   * The plan of {@code users, spawnRate, duration} or of {@code stages}; no users for a load of
   * arrivals only.
   */
  public static UserPlan of(Load load) {
    double rate =
        load.spawnRate() == null ? DEFAULT_SPAWN_RATE_PER_SECOND : load.spawnRate().perSecond();
    if (load.users() != null) {
      long end = load.duration() == null ? ENDLESS : load.duration().toNanos();
      return new UserPlan(
          List.of(new Line(0, after(0, rampNanos(load.users(), rate)), 0, load.users())), end);
    }
    return ofStages(load.stages(), load.spawnRate() == null ? Double.POSITIVE_INFINITY : rate);
  }

  private static UserPlan ofStages(List<Stage> stages, double jumpRatePerSecond) {
    List<Line> lines = new ArrayList<>();
    long clock = 0;
    long free = 0;
    int users = 0;
    for (Stage stage : stages) {
      long end = after(clock, stage.duration().toNanos());
      long from = Math.max(clock, free);
      long to = Math.max(from, end);
      if (stage.duration().isZero()) {
        to = after(from, rampNanos(Math.abs(stage.users() - users), jumpRatePerSecond));
      }
      lines.add(new Line(from, to, users, stage.users()));
      users = stage.users();
      free = to;
      clock = end;
    }
    return new UserPlan(lines, clock);
  }

  /**
   * The plan from a moment on towards another number of users, at a spawn rate, from as many as
   * were planned then. What has happened before stays.
   */
  public UserPlan retarget(long atNanos, int users, double ratePerSecond) {
    List<Line> kept = new ArrayList<>();
    for (Line line : lines) {
      if (line.fromNanos() <= atNanos) {
        kept.add(line.cutAt(atNanos));
      }
    }
    int current = usersAt(atNanos);
    kept.add(
        new Line(
            atNanos,
            after(atNanos, rampNanos(Math.abs(users - current), ratePerSecond)),
            current,
            users));
    return new UserPlan(kept, endNanos);
  }

  private static long after(long nanos, long more) {
    return Math.min(FOREVER, nanos + Math.min(FOREVER, more));
  }

  private static long rampNanos(int users, double ratePerSecond) {
    return (long) Math.ceil(users / ratePerSecond * NANOS);
  }

  /** When the load ends, or {@link #ENDLESS}. */
  public long endNanos() {
    return endNanos;
  }

  /** Users planned at a moment: those that start at it run, those that stop at it don't. */
  public int usersAt(long nanos) {
    int users = 0;
    for (Line line : lines) {
      if (nanos >= line.fromNanos()) {
        users = line.usersAt(nanos);
      }
    }
    return users;
  }

  /** The most users that are ever planned. */
  public int peakUsers() {
    return lines.stream()
        .mapToInt(line -> Math.max(line.fromUsers(), line.toUsers()))
        .max()
        .orElse(0);
  }

  /**
   * All starts and stops with {@code from <= at < to}, in order of time; none at or after the end.
   */
  public List<Change> changesBetween(long fromNanos, long toNanos) {
    List<Change> changes = new ArrayList<>();
    long to = Math.min(toNanos, endNanos);
    for (Line line : lines) {
      for (int i = line.stepsUntil(fromNanos - 1); i < line.steps(); i++) {
        Change change = line.step(i);
        if (change.atNanos() >= to || change.atNanos() > line.cutNanos()) {
          break;
        }
        changes.add(change);
      }
    }
    return changes;
  }
}
