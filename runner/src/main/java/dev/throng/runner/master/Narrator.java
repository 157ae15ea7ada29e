package dev.throng.runner.master;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.story.Story;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells the story of a run beside the master's thread: not too often, and all of it at the end. */
final class Narrator {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Clockwork clockwork;
  private final Executor beside;
  private final Set<FindingId> ignored;
  private final AtomicBoolean busy = new AtomicBoolean();
  private long lastNanos;
  private volatile @Nullable Story latest;

  /**
   * @param ignored findings that are known and not to be told
   */
  Narrator(Clockwork clockwork, Set<FindingId> ignored) {
    this.clockwork = clockwork;
    this.ignored = ignored;
    beside = clockwork.beside("story");
    lastNanos = clockwork.nanoTime();
  }

  /** What was told last; null if nothing was yet, or not all of it could be. */
  @Nullable Story latest() {
    return latest;
  }

  /** Goes on with the run as it stands, unless it did a moment ago. */
  void follow(History history) {
    long now = clockwork.nanoTime();
    if (now - lastNanos >= PAUSE_NANOS && busy.compareAndSet(false, true)) {
      lastNanos = now;
      beside.execute(() -> {
        try {
          latest = Story.of(history, ignored);
        } finally {
          busy.set(false);
        }
      });
    }
  }

  /** Tells all of it. */
  CompletableFuture<Story> end(History history) {
    return CompletableFuture.supplyAsync(
        () -> {
          latest = null;
          Story whole = Story.of(history, ignored);
          latest = whole;
          return whole;
        },
        beside);
  }
}
