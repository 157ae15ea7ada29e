package dev.throng.runner.master;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The one thread that touches a run: a fault in what it carries out is never silent. */
final class MasterThread implements AutoCloseable {
  private final Consumer<Throwable> faults;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-master").daemon().factory());

  /**
   * @param faults is told of what actions throw, on this thread
   */
  MasterThread(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  void execute(Runnable action) {
    later(action, 0);
  }

  void later(Runnable action, long millis) {
    try {
      thread.schedule(() -> guarded(action), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // the run is over, and nobody waits for this
    }
  }

  void every(long millis, Runnable action) {
    thread.scheduleAtFixedRate(() -> guarded(action), millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * What it throws is the asker's.
   *
   * @throws RejectedExecutionException after the end
   */
  <T> CompletableFuture<T> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(question, thread);
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      faults.accept(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
