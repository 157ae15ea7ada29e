package dev.throng.runner.master;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A run's time, and the one thread on which it passes. Everything that a run knows of time comes
 * from here, so that a whole run can be carried out on a time of its own.
 */
public interface Clockwork extends Executor, AutoCloseable {
  /** Now, in nanoseconds since some fixed moment; never goes back. */
  long nanoTime();

  /** Now, by the calendar. */
  Instant now();

  /**
   * Carries an action out on the thread, after those that are due before it.
   *
   * @throws RejectedExecutionException after {@link #close}
   */
  void later(Runnable action, long millis);

  /**
   * Carries an action out each time so many milliseconds have passed, at a fixed rate.
   *
   * @param action throws nothing
   */
  void every(long millis, Runnable action);

  @Override
  default void execute(Runnable action) {
    later(action, 0);
  }

  /**
   * Carries out, in order, what takes long and must not hold up the thread.
   *
   * @param duty what it is for; each has its own
   */
  Executor beside(String duty);

  /** Nothing more is carried out. */
  @Override
  void close();
}
