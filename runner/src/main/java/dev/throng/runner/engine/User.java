package dev.throng.runner.engine;

/** A simulated user, as a pool of them needs it. It reports back to the pool that asked for it. */
public interface User {
  /** Its number, which no other user of the run has. */
  long number();

  /** The number of its class. */
  int userClass();

  /** Begins, and goes on until it is stopped. */
  void start();

  /**
   * Begins if it has not, and does what it does once.
   *
   * @param dueNanos when it was to begin, by {@link System#nanoTime()}
   */
  void arrive(long dueNanos);

  /** Ends in order: at once when it waits, after the request under way otherwise. */
  void stop();

  /** Ends at once: a request under way counts as unfinished. */
  void cut();
}
