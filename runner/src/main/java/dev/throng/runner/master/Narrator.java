package dev.throng.runner.master;

import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.History;
import dev.throng.runner.story.Story;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells the story of a run: while it goes on, beside the master's thread and not too often. */
final class Narrator {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Set<FindingId> ignored;
  private final AtomicBoolean busy = new AtomicBoolean();
  private long lastNanos = System.nanoTime();
  private volatile @Nullable Story live;
  private @Nullable Story whole;
  private boolean isOver;

  /**
   * @param ignored findings that are known and not to be told
   */
  Narrator(Set<FindingId> ignored) {
    this.ignored = ignored;
  }

  /** What was told last; null if nothing was yet. */
  @Nullable Story latest() {
    return isOver ? whole : live;
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
      live = Story.of(history, ignored);
    } finally {
      busy.set(false);
    }
  }

  /** Tells all of it. */
  Story end(History history) {
    isOver = true;
    Story told = Story.of(history, ignored);
    whole = told;
    return told;
  }
}
