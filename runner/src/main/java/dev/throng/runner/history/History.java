package dev.throng.runner.history;

import dev.throng.runner.stats.RequestKey;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
  private final WholeSeconds whole;
  private final Rhythm rhythm;

  History(
      Series total,
      SortedMap<RequestKey, Series> names,
      SortedMap<String, Series> workers,
      LoadColumns load,
      WholeSeconds whole,
      Rhythm rhythm) {
    this.total = total;
    this.names = names;
    this.workers = workers;
    this.load = load;
    this.whole = whole;
    this.rhythm = rhythm;
  }

  /**
   * Of what is known already.
   *
   * @param total with rows of one second
   * @param load of each second
   */
  public static History of(
      Series total,
      SortedMap<RequestKey, Series> names,
      SortedMap<String, Series> workers,
      List<LoadSecond> load,
      Rhythm rhythm) {
    LoadColumns columns = new LoadColumns();
    for (int second = 0; second < load.size(); second++) {
      columns.set(second, load.get(second));
    }
    return new History(
        total,
        Collections.unmodifiableSortedMap(new TreeMap<>(names)),
        Collections.unmodifiableSortedMap(new TreeMap<>(workers)),
        columns,
        new WholeSeconds(),
        rhythm);
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

  /** Those that a timeline shows; none of what was read from a file. */
  public WholeSeconds wholeSeconds() {
    return whole;
  }

  /** Each name, transactions included. */
  public SortedMap<RequestKey, Series> names() {
    return names;
  }

  /** All requests of each worker, transactions excluded. Percentiles are not kept: they are 0. */
  public SortedMap<String, Series> workers() {
    return workers;
  }

  /** What the manifest itself makes periodic. */
  public Rhythm rhythm() {
    return rhythm;
  }
}
