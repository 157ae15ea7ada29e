package dev.throng.users;

import dev.throng.users.spi.Leaving;

/**
 * Tasks that a user goes on with until one of them calls {@link #interrupt}. Write it as an inner
 * class of the user, with {@link Task}; inner classes of a task set may be task sets in turn. One
 * object is made each time a user enters it.
 *
 * <p>With {@link Sequential} its tasks run in the order in which they are written.
 */
public abstract class TaskSet {
  /**
   * Runs when a user enters the task set, before its first task.
   *
   * @throws Exception which ends the task set, and is counted
   */
  protected void onStart() throws Exception {}

  /**
   * Runs when a user leaves the task set.
   *
   * @throws Exception which is counted
   */
  protected void onStop() throws Exception {}

  /** Leaves the task set: nothing of the task runs after this call. */
  protected final void interrupt() {
    throw Leaving.taskSet();
  }
}
