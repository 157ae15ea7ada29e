package dev.throng.operator.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Room for so many reports in memory at once. No namespace may take all of it: masters that answer
 * slowly hold up those of their own namespace.
 */
final class FetchingRoom {
  static final int IN_ALL = 8;
  static final int OF_ONE_NAMESPACE = 2;

  private final Map<String, Integer> places = new HashMap<>();

  /** Gives the place back. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a place.
   *
   * @param deadline of {@link System#nanoTime()}
   */
  synchronized Place enter(String namespace, long deadline)
      throws InterruptedException, TimeoutException {
    while (!hasRoom(namespace)) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new TimeoutException("other reports are fetched");
      }
      wait(millis);
    }
    places.merge(namespace, 1, Integer::sum);
    return () -> leave(namespace);
  }

  private boolean hasRoom(String namespace) {
    int taken = places.values().stream().mapToInt(Integer::intValue).sum();
    return taken < IN_ALL && places.getOrDefault(namespace, 0) < OF_ONE_NAMESPACE;
  }

  private synchronized void leave(String namespace) {
    places.computeIfPresent(namespace, (_, taken) -> taken == 1 ? null : taken - 1);
    notifyAll();
  }
}
