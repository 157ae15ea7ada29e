package dev.throng.runner.users;

import dev.throng.runner.engine.LoadLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notices user code that holds up its loop, and says which. One for a worker. */
final class Watch implements AutoCloseable {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Nothing ends such code but the end of its process. */
  private static final long TOO_LONG_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Consumer<String> log;
  private final List<Seat> seats = new CopyOnWriteArrayList<>();
  private volatile boolean closed;
  private volatile boolean begun;

  Watch(Consumer<String> log) {
    this.log = log;
  }

  /** Where users of one loop take their turns; written on the loop's thread only. */
  private static final class Seat implements UserThread.Carrier {
    final LoadLoop loop;
    volatile @Nullable UserThread sitting;
    volatile int turns;
    int seenTurns;
    long sinceNanos;
    boolean told;

    Seat(LoadLoop loop) {
      this.loop = loop;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void entered(UserThread thread) {
      turns++;
      sitting = thread;
    }

    @Override
    public void left() {
      sitting = null;
    }
  }

  /** Watches a loop from now on. */
  UserThread.Carrier of(LoadLoop loop) {
    Seat seat = new Seat(loop);
    seats.add(seat);
    begin();
    return seat;
  }

  private synchronized void begin() {
    if (!begun) {
      begun = true;
      Thread.ofPlatform().daemon().name("throng-user-watch").start(this::watch);
    }
  }

  private void watch() {
    while (!closed) {
      LockSupport.parkNanos(LOOK_NANOS);
      seats.forEach(this::look);
    }
  }

  private void look(Seat seat) {
    UserThread user = seat.sitting;
    long now = System.nanoTime();
    if (user == null || seat.turns != seat.seenTurns) {
      seat.seenTurns = seat.turns;
      seat.sinceNanos = now;
      seat.told = false;
      return;
    }
    long nanos = now - seat.sinceNanos;
    if (user.isWaiting()) {
      user.freeLoop();
    } else if (nanos >= TOO_LONG_NANOS) {
      seat.sinceNanos = now;
      seat.loop.giveUp(
          place(user).at()
              + " ran for "
              + TimeUnit.NANOSECONDS.toSeconds(TOO_LONG_NANOS)
              + " s without a request or a wait: nothing but the end of its worker ends it");
    } else if (nanos >= LONG_NANOS && !seat.told) {
      seat.told = true;
      tell(seat, user);
    }
  }

  private void tell(Seat seat, UserThread user) {
    Place place = place(user);
    String what =
        "ran "
            + TimeUnit.NANOSECONDS.toMillis(LONG_NANOS)
            + " ms without a request or a wait, while the other users of its event loop waited";
    log.accept(place.at() + " " + what);
    seat.loop.execute(() -> seat.loop.recorder().exception(place.row(), what));
  }

  /** Where user code is. */
  private record Place(String method, String line) {
    String at() {
      return method + " at " + line;
    }

    String row() {
      return method + " (" + line + ")";
    }
  }

  private static Place place(UserThread user) {
    StackTraceElement frame = user.errors().ownFrame(user.thread().getStackTrace());
    if (frame == null) {
      return new Place(user.thread().getName(), "a line that is not known");
    }
    String type = frame.getClassName();
    return new Place(
        type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
            + "."
            + frame.getMethodName(),
        UserErrors.line(frame));
  }

  @Override
  public void close() {
    closed = true;
  }
}
