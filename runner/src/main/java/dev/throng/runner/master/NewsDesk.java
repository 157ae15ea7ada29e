package dev.throng.runner.master;

import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Tells a listener what happens in the order in which it happened, beside the master's thread,
 * which waits only for a listener that is far behind.
 */
final class NewsDesk {
  /** News of about half a minute. */
  private static final int MOST_BEHIND = 30;

  private final RunListener listener;
  private final Executor beside;
  private final Consumer<Throwable> faults;
  private final Semaphore room = new Semaphore(MOST_BEHIND);

  /**
   * @param faults is told of what the listener throws, beside the master's thread
   */
  NewsDesk(RunListener listener, Executor beside, Consumer<Throwable> faults) {
    this.listener = listener;
    this.beside = beside;
    this.faults = faults;
  }

  void onWorker(WorkerView worker) {
    tell(() -> listener.onWorker(worker));
  }

  void onStart(RunView view) {
    tell(() -> listener.onStart(view));
  }

  void onSecond(RunView view) {
    tell(() -> listener.onSecond(view));
  }

  /** Nothing follows. */
  void onFinish(RunView view, CompletableFuture<RunView> finished) {
    tell(() -> {
      try {
        listener.onFinish(view);
        finished.complete(view);
      } catch (RuntimeException e) {
        finished.completeExceptionally(e);
      }
    });
  }

  private void tell(Runnable news) {
    room.acquireUninterruptibly();
    beside.execute(() -> {
      try {
        news.run();
      } catch (RuntimeException | Error e) {
        faults.accept(e);
      } finally {
        room.release();
      }
    });
  }
}
