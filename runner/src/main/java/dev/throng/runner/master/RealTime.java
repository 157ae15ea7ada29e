package dev.throng.runner.master;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The system's clocks, and a thread of its own. */
public final class RealTime implements Clockwork {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("throng-master").daemon().factory());

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
  public void close() {
    thread.shutdownNow();
  }
}
