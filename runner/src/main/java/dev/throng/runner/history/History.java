package dev.throng.runner.history;

import dev.throng.runner.results.RequestKey;
import java.util.SortedMap;

/**
 * A run second by second. Immutable, and safe to read on any thread that it was handed to.
 *
 * <p>The seconds of all requests are never thinned; 500 names take 65 MB for an hour, and no more
 * after it, since their rows then become longer.
 */
public final class History {
  private final Series total;
  private final SortedMap<RequestKey, Series> names;
  private final SortedMap<String, Series> workers;
  private final LoadColumns load;
  private final Rhythm rhythm;

  History(
      Series total,
      SortedMap<RequestKey, Series> names,
      SortedMap<String, Series> workers,
      LoadColumns load,
      Rhythm rhythm) {
    this.total = total;
    this.names = names;
    this.workers = workers;
    this.load = load;
    this.rhythm = rhythm;
  }

  /** Since the start of the load. */
  public int seconds() {
    return load.seconds();
  }

  /**
   * @param second from 0, below {@link #seconds}
   */
  public LoadSecond load(int second) {
    return load.get(second);
  }

  /** All requests, transactions excluded; one row a second. */
  public Series total() {
    return total;
  }

  /** Each name, transactions included. */
  public SortedMap<RequestKey, Series> names() {
    return names;
  }

  /** All requests of each worker, transactions excluded. */
  public SortedMap<String, Series> workers() {
    return workers;
  }

  /** What the manifest itself makes periodic. */
  public Rhythm rhythm() {
    return rhythm;
  }
}
