package dev.throng.operator.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Room for so many at once. No namespace may take all of it: servers that answer slowly hold up
 * those of their own namespace. Nor may those that wait for room take all threads.
 */
final class SharedRoom {
  private final int inAll;
  private final int ofOneNamespace;
  private final int mostWaiting;
  private final Map<String, Integer> places = new HashMap<>();
  private int waiting;

  SharedRoom(int inAll, int ofOneNamespace, int mostWaiting) {
    this.inAll = inAll;
    this.ofOneNamespace = ofOneNamespace;
    this.mostWaiting = mostWaiting;
  }

  /** Gives the place back. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a place, unless too many do.
   *
   * @param deadline of {@link System#nanoTime()}
   * @throws TimeoutException if there is none by then
   */
  synchronized Place enter(String namespace, long deadline)
      throws InterruptedException, TimeoutException {
    waiting++;
    try {
      awaitRoom(namespace, deadline);
    } finally {
      waiting--;
    }
    places.merge(namespace, 1, Integer::sum);
    return () -> leave(namespace);
  }

  private void awaitRoom(String namespace, long deadline)
      throws InterruptedException, TimeoutException {
    while (!hasRoom(namespace)) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0 || waiting > mostWaiting) {
        throw new TimeoutException("others have the room");
      }
      wait(millis);
    }
  }

  private boolean hasRoom(String namespace) {
    int taken = places.values().stream().mapToInt(Integer::intValue).sum();
    return taken < inAll && places.getOrDefault(namespace, 0) < ofOneNamespace;
  }

  private synchronized void leave(String namespace) {
    places.computeIfPresent(namespace, (_, taken) -> taken == 1 ? null : taken - 1);
    notifyAll();
  }
}
