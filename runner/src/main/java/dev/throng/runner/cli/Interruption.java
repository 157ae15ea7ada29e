package dev.throng.runner.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * SIGINT and SIGTERM: the first ends the run in order, and the process only when everything is
 * written; a second one has no further effect, SIGKILL always has.
 */
final class Interruption implements AutoCloseable {
  /** Nobody can tell a person's Ctrl-C from what else sends a signal. */
  static final String BY_SIGNAL = "stopped by a signal, such as Ctrl-C";

  private static final long LONGEST_END_MINUTES = 10;

  private final AtomicReference<@Nullable Runnable> action = new AtomicReference<>();
  private final AtomicInteger exitCode = new AtomicInteger(ExitCodes.INTERRUPTED);
  private final AtomicReference<@Nullable Long> signalNanos = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "throng-interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What a signal does from now on. */
  void does(Runnable newAction) {
    action.set(newAction);
  }

  /** Whether there was a signal at least so long ago. */
  boolean came(Duration ago) {
    Long at = signalNanos.get();
    return at != null && System.nanoTime() - at >= ago.toNanos();
  }

  /** The run has ended: what a signal cuts short from now on is no part of it. */
  void exitsWith(int code) {
    exitCode.set(code);
  }

  private void interrupted() {
    signalNanos.set(System.nanoTime());
    Runnable current = action.get();
    if (current != null) {
      current.run();
      try {
        if (!over.await(LONGEST_END_MINUTES, TimeUnit.MINUTES)) {
          System.err.println("throng: the run did not end in time");
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(exitCode.get());
  }

  /** Everything is written. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // a signal came: the hook ends the process
    }
  }
}
