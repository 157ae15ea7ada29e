package dev.throng.runner.users;

import dev.throng.runner.engine.LoadLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The virtual thread of one user. Its loop's own thread carries it, so that an answer reaches user
 * code without another thread that would have to wake up. Where Java does not let us choose, its
 * own scheduler does, and each hand-over is a task of the loop.
 */
final class UserThread implements Executor {
  private final LoadLoop loop;
  private final Carrier carrier;
  private final Runnable givenBack;
  private final Thread thread;
  private final boolean carried;
  private final UserErrors errors;
  private boolean started;
  private boolean resuming;
  private @Nullable Runnable caught;
  private volatile boolean resumed;
  private volatile boolean waiting;
  private volatile boolean stuck;

  /** What a user is doing on a loop's thread. */
  interface Carrier {
    /** User code begins to run on the loop's thread. */
    void entered(UserThread thread);

    /** It has given the loop back. */
    void left();
  }

  /**
   * @param carried whether the loop is to carry it
   * @param body all that it does
   * @param givenBack called on the loop whenever user code may want something of it
   */
  UserThread(
      LoadLoop loop,
      Carrier carrier,
      boolean carried,
      UserErrors errors,
      String name,
      Runnable body,
      Runnable givenBack) {
    this.loop = loop;
    this.carrier = carrier;
    this.carried = carried;
    this.givenBack = givenBack;
    this.errors = errors;
    thread =
        carried
            ? CarriedThreads.unstarted(this, name, body)
            : Thread.ofVirtual().name(name).unstarted(body);
    thread.setContextClassLoader(errors.loader());
  }

  /** Begins, or goes on after {@link #giveBack}; on the loop. */
  void resume() {
    resumed = started;
    resuming = carried;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
    resuming = false;
    Runnable next = caught;
    caught = null;
    if (next != null) {
      carry(next);
    }
  }

  /** Called by Java when the thread can go on. */
  @Override
  public void execute(Runnable part) {
    if (loop.isCurrent() && resuming) {
      caught = part;
    } else {
      loop.execute(() -> carry(part));
    }
  }

  private void carry(Runnable part) {
    carrier.entered(this);
    part.run();
    carrier.left();
    givenBack.run();
  }

  /**
   * Waits for {@link #resume}, and lets the loop go on meanwhile; on the thread itself.
   *
   * @return false if it cannot wait here, as in a static initialiser: Java would block the loop
   */
  boolean giveBack() {
    if (!carried) {
      loop.execute(givenBack);
    }
    boolean interrupted = false;
    waiting = true;
    while (!resumed && !stuck) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    waiting = false;
    boolean went = resumed;
    resumed = false;
    stuck = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return went;
  }

  /** Has come to its end; the last call of the thread itself. */
  void end() {
    if (!carried) {
      loop.execute(givenBack);
    }
  }

  /** Does something on the loop; on the thread itself. */
  void onLoop(Runnable action) {
    if (carried) {
      action.run();
    } else {
      loop.execute(action);
    }
  }

  /** The loop is waiting for the thread, which waits for the loop; on any thread. */
  void freeLoop() {
    if (waiting) {
      stuck = true;
      LockSupport.unpark(thread);
    }
  }

  /** Whether it waits for its loop, on which it sits. */
  boolean isWaiting() {
    return waiting;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Tells the user's own code from that of others. */
  UserErrors errors() {
    return errors;
  }

  Thread thread() {
    return thread;
  }
}
