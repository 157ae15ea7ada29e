package dev.throng.runner.master;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The system's clocks, a thread of its own, and one for each duty beside it. */
public final class RealTime implements Clockwork {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-master").daemon().factory());

  private final List<ExecutorService> beside = new CopyOnWriteArrayList<>();

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void later(Runnable action, long millis) {
    thread.schedule(action, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void every(long millis, Runnable action) {
    thread.scheduleAtFixedRate(action, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public Executor beside(String duty) {
    ExecutorService other =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("throng-" + duty).daemon().factory());
    beside.add(other);
    return action -> {
      try {
        other.execute(action);
      } catch (RejectedExecutionException _) {
        // the run is over, and nobody waits for this
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
    beside.forEach(ExecutorService::shutdownNow);
  }
}
