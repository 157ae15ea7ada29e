package dev.throng.runner.simulation;

import dev.throng.runner.master.Clockwork;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A process on virtual time, which may be held up for a while, or end at any moment. */
final class Machine implements Clockwork {
  private final VirtualTime time;
  private long heldUntilNanos;
  private boolean dead;

  Machine(VirtualTime time) {
    this.time = time;
  }

  @Override
  public long nanoTime() {
    return time.nanos();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(time.nanos());
  }

  @Override
  public void later(Runnable action, long millis) {
    after(TimeUnit.MILLISECONDS.toNanos(millis), action);
  }

  @Override
  public void every(long millis, Runnable action) {
    long periodNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    repeat(time.nanos() + periodNanos, periodNanos, action);
  }

  /** At a fixed rate: what was missed is caught up with. */
  void repeat(long atNanos, long periodNanos, Runnable action) {
    at(
        atNanos,
        () -> {
          action.run();
          repeat(atNanos + periodNanos, periodNanos, action);
        });
  }

  void after(long nanos, Runnable action) {
    at(time.nanos() + nanos, action);
  }

  void at(long nanos, Runnable action) {
    time.at(nanos, () -> carryOut(action));
  }

  /** Something comes in from outside: after a hold-up behind all that was due by then. */
  void receive(Runnable arrival) {
    at(Math.max(time.nanos(), heldUntilNanos + 1), arrival);
  }

  private void carryOut(Runnable action) {
    if (dead) {
      return;
    }
    if (time.nanos() < heldUntilNanos) {
      time.at(heldUntilNanos, () -> carryOut(action));
    } else {
      action.run();
    }
  }

  /** Nothing of it runs for so long. */
  void holdUp(long nanos) {
    heldUntilNanos = Math.max(heldUntilNanos, time.nanos() + nanos);
  }

  boolean isDead() {
    return dead;
  }

  /** At once, on the thread that asks. */
  @Override
  public Executor beside(String duty) {
    return Runnable::run;
  }

  /** It ends, and says nothing. */
  @Override
  public void close() {
    dead = true;
  }

  /** As much of Vert.x as the ends of a link use. */
  Vertx vertx(WebSocketClient client) {
    return new Played<>(Vertx.class)
        .on("createWebSocketClient", _ -> client)
        .on(
            "runOnContext",
            arguments -> {
              after(0, () -> handle(arguments[0], null));
              return null;
            })
        .on(
            "setTimer",
            arguments -> {
              later(() -> handle(arguments[1], 0L), (Long) arguments[0]);
              return 0L;
            })
        .toInterface();
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // runOnContext hands in null
  private static void handle(Object handler, @org.jspecify.annotations.Nullable Object event) {
    ((Handler<Object>) handler).handle(event);
  }
}
