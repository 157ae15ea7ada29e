package dev.throng.runner.engine;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The room for iterations that the loops of a worker have in common for one open model. A loop
 * whose own users are busy lets a free user of another loop run the iteration, so that an arrival
 * finds no room only when there is none on the whole worker. Used from all loops: locked for some
 * nanoseconds an arrival.
 */
public final class Room {
  private final OpenModel[] models;
  private final int[] free;
  private final int step;
  private long nextUser;
  private int users;
  private int busy;
  private final ArrayDeque<Limit> following = new ArrayDeque<>();
  private int limit;

  private record Limit(long fromNanos, int iterations) {}

  /** Who runs an iteration. */
  sealed interface Admission {}

  /** A user that is yet to be made. */
  record NewUser(long number) implements Admission {}

  /** A free user of the model of a loop. */
  record FreeUser(OpenModel model) implements Admission {}

  /**
   * @param loops how many event loops have this open model
   * @param firstUser the number of the first user that is made
   * @param step by how much the numbers of the next ones differ, so that no two workers make the
   *     same
   */
  public Room(int loops, long firstUser, int step) {
    nextUser = firstUser;
    this.step = step;
    models = new OpenModel[loops];
    free = new int[loops];
  }

  synchronized void join(int loop, OpenModel model) {
    models[loop] = model;
  }

  /**
   * How many iterations may run at once from a moment on.
   *
   * @param fromNanos an offset in the load: what was due before it has the room that there was
   */
  public synchronized void limit(long fromNanos, int iterations) {
    following.addLast(new Limit(fromNanos, iterations));
  }

  /**
   * Takes a place for an iteration that is due on a loop.
   *
   * @param dueNanos when, as an offset in the load
   * @return null if there is none
   */
  synchronized @Nullable Admission admit(int loop, long dueNanos) {
    for (Limit next = following.peekFirst();
        next != null && next.fromNanos() <= dueNanos;
        next = following.peekFirst()) {
      limit = next.iterations();
      following.removeFirst();
    }
    if (busy >= limit) {
      return null;
    }
    if (free[loop] > 0) {
      return take(loop);
    }
    if (users < limit) {
      busy++;
      users++;
      long number = nextUser;
      nextUser += step;
      return new NewUser(number);
    }
    for (int other = 0; other < free.length; other++) {
      if (free[other] > 0) {
        return take(other);
      }
    }
    return null;
  }

  private Admission take(int loop) {
    busy++;
    free[loop]--;
    return new FreeUser(models[loop]);
  }

  /** A user has ended its iteration. */
  synchronized void freed(int loop) {
    busy--;
    free[loop]++;
  }

  /** A user has ended for good. */
  synchronized void left(int loop, boolean wasFree) {
    users--;
    if (wasFree) {
      free[loop]--;
    } else {
      busy--;
    }
  }
}
