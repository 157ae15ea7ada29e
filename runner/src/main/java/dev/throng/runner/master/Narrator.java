package dev.throng.runner.master;

import dev.throng.runner.history.History;
import dev.throng.runner.story.Story;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells the story of a run that goes on, beside the master's thread and not too often. */
final class Narrator {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final AtomicBoolean busy = new AtomicBoolean();
  private long lastNanos = System.nanoTime();
  private volatile @Nullable Story latest;

  /** What was told last; null if nothing was yet. */
  @Nullable Story latest() {
    return latest;
  }

  /** Goes on with the run as it stands, unless it did a moment ago. */
  void follow(History history) {
    long now = System.nanoTime();
    if (now - lastNanos >= PAUSE_NANOS && busy.compareAndSet(false, true)) {
      lastNanos = now;
      Thread.ofPlatform().daemon().name("throng-story").start(() -> tellLive(history));
    }
  }

  private void tellLive(History history) {
    try {
      latest = Story.of(history);
    } finally {
      busy.set(false);
    }
  }
}
