package dev.throng.runner.master;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The one thread that touches a run: a fault in what it carries out is never silent. */
final class MasterThread {
  private final Clockwork clockwork;
  private final Consumer<Throwable> faults;

  /**
   * @param faults is told of what actions throw, on this thread
   */
  MasterThread(Clockwork clockwork, Consumer<Throwable> faults) {
    this.clockwork = clockwork;
    this.faults = faults;
  }

  void execute(Runnable action) {
    later(action, 0);
  }

  void later(Runnable action, long millis) {
    try {
      clockwork.later(() -> guarded(action), millis);
    } catch (RejectedExecutionException _) {
      // the run is over, and nobody waits for this
    }
  }

  void every(long millis, Runnable action) {
    clockwork.every(millis, () -> guarded(action));
  }

  /**
   * What it throws is the asker's.
   *
   * @throws RejectedExecutionException after the end
   */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, clockwork);
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      faults.accept(e);
    }
  }
}
