package dev.throng.runner.engine;

import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import io.netty.channel.EventLoop;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop: its clockwork, and what the users on it share. All but {@link #execute} and
 * {@link #isCurrent} is called on the loop's thread.
 */
public final class LoadLoop {
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ContextInternal context;
  private final EventLoop eventLoop;
  private final Listener listener;
  private final Recorder recorder;
  private final Deadlines deadlines = new Deadlines();
  private final Timers timers;
  private final LatencyHistogram lag = new LatencyHistogram();
  private @Nullable UserSource source;
  private @Nullable UserPool users;
  private long startNanos;
  private long nextTickNanos;
  private @Nullable Future<?> ticks;

  /** What the worker hears from its loops, on their threads. */
  public interface Listener {
    default void stopAsked(String reason) {}

    /** User code ends the test, and nothing is wrong. */
    default void endAsked(String reason) {}

    /** A user of an open model has just finished an iteration, or given up before the first. */
    default void iterationEnded(LoadLoop loop) {}

    /**
     * The loop is of no use any more; on any thread.
     *
     * @param reason to be told to people
     */
    default void givenUp(String reason) {}

    /** The loop has just lost its last user. */
    void empty(LoadLoop loop);
  }

  public LoadLoop(ContextInternal context, Recorder recorder, Listener listener) {
    this.context = context;
    this.eventLoop = context.nettyEventLoop();
    timers = new Timers(context);
    this.recorder = recorder;
    this.listener = listener;
  }

  /**
   * Says where its users come from; once, before it begins.
   *
   * @param classes how many classes of users there are
   */
  public void populate(UserSource users, int classes) {
    source = users;
    this.users = new UserPool(this, users, classes, listener);
  }

  /** Runs something on the loop's thread, soon. */
  public void execute(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  /** Whether the caller is on the loop's thread, and no virtual thread that it carries. */
  public boolean isCurrent() {
    return eventLoop.inEventLoop();
  }

  /** Offset 0 of the load, by {@link System#nanoTime()}. */
  public void begin(long startNanos) {
    this.startNanos = startNanos;
    nextTickNanos = System.nanoTime() + TICK_NANOS;
    ticks =
        eventLoop.scheduleAtFixedRate(
            () -> context.emit(null, _ -> tick()), TICK_NANOS, TICK_NANOS, TimeUnit.NANOSECONDS);
  }

  private void tick() {
    long now = System.nanoTime();
    lag.record(Math.max(0, (now - nextTickNanos) / 1000));
    nextTickNanos += TICK_NANOS;
    deadlines.expireUntil(now);
  }

  /** Runs something later, which nothing can prevent. */
  public void schedule(Runnable action, long delayNanos) {
    set(
        new Timers.Timer() {
          @Override
          protected void fire() {
            action.run();
          }
        },
        delayNanos);
  }

  /** Sets a timer, which is not set yet. */
  public void set(Timers.Timer timer, long delayNanos) {
    timers.set(timer, Timers.dueIn(delayNanos));
  }

  /** False when the timer was not set: it has fired, or was cancelled. */
  public boolean cancel(Timers.Timer timer) {
    return timers.cancel(timer);
  }

  /**
   * Sets the timer that ends a user's wait. Waits of 100 slacks and more end with the millisecond,
   * so that many users wake up together: it is the waking of the thread that makes waiting users
   * dear (compare timerslack_ns in prctl(2)).
   */
  public void setWake(Timers.Timer wake, long waitNanos) {
    long dueNanos = Timers.dueIn(waitNanos);
    timers.set(wake, waitNanos < 100 * SLACK_NANOS ? dueNanos : endOfSlack(dueNanos));
  }

  private long endOfSlack(long nanos) {
    return nanos + SLACK_NANOS - 1 - Math.floorMod(nanos - startNanos - 1, SLACK_NANOS);
  }

  public void askToStop(String reason) {
    listener.stopAsked(reason);
  }

  public void askToEnd(String reason) {
    listener.endAsked(reason);
  }

  /** It will never come to what is left to do; on any thread. */
  public void giveUp(String reason) {
    listener.givenUp(reason);
  }

  /** Stops the clockwork; the loop is not used again. */
  public void end() {
    Future<?> ticking = ticks;
    if (ticking != null) {
      ticking.cancel(false);
    }
    if (source != null) {
      source.end();
    }
  }

  /** What was counted since the last call. */
  public LoopCount drain() {
    SparseHistogram lags = lag.toSparse();
    lag.reset();
    return new LoopCount(recorder.drain(), users().drain(), lags);
  }

  /** One loop's part of a snapshot. */
  public record LoopCount(Recorder.Drained drained, UserPool.Count users, SparseHistogram lag) {}

  public long offsetMillis() {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }

  long startNanos() {
    return startNanos;
  }

  public UserPool users() {
    return Objects.requireNonNull(users, "not populated");
  }

  public Recorder recorder() {
    return recorder;
  }

  public Deadlines deadlines() {
    return deadlines;
  }
}
