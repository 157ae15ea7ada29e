package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What workers have told and the master has not taken in yet. While that is too much, nothing more
 * is read from workers: TCP holds it back, and they keep it. Used on any thread.
 */
final class Backlog {
  /** Decoded messages take several times their bytes; a master's history needs most of the heap. */
  private static final int SHARE_OF_HEAP = 32;

  private final Master master;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean noted = new AtomicBoolean();

  Backlog(Master master) {
    this(master, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  Backlog(Master master, long mostBytes) {
    this.master = master;
    this.mostBytes = mostBytes;
  }

  /** A message of this size has just been told. */
  void told(int messageBytes) {
    bytes.addAndGet(messageBytes);
    master.afterwards(() -> takenIn(messageBytes));
  }

  /** Whether no more should be read. */
  boolean isFull() {
    return bytes.get() > mostBytes;
  }

  /** Carries this out, once, as soon as more may be read. */
  void whenRoom(Runnable goOn) {
    waiting.add(goOn);
    if (noted.compareAndSet(false, true)) {
      master.note(
          "The master could not keep up with what its workers reported, and let them wait: it needs"
              + " more CPU.");
    }
    release();
  }

  private void takenIn(int messageBytes) {
    bytes.addAndGet(-messageBytes);
    release();
  }

  private void release() {
    while (!isFull()) {
      Runnable next = waiting.poll();
      if (next == null) {
        return;
      }
      next.run();
    }
  }
}
