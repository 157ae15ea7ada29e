package dev.throng.runner.history;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The series of many things, all with rows of the same length. When they outgrow their room, two
 * rows become one, as often as needed.
 */
final class Table<K extends Comparable<? super K>> {
  private final int mostRows;
  private final SortedMap<K, GrowingSeries> series = new TreeMap<>();
  private int secondsPerRow = 1;
  private long chunks;

  /**
   * @param mostRows of all series together
   */
  Table(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Adds what ended in a second; seconds come in order. */
  void add(int second, K key, Cell cell) {
    if (cell.requests() == 0) {
      return;
    }
    chunks +=
        series.computeIfAbsent(key, _ -> new GrowingSeries()).add(second / secondsPerRow, cell);
    while (chunks * Chunk.ROWS > mostRows && second / secondsPerRow > Chunk.ROWS) {
      chunks = series.values().stream().mapToLong(GrowingSeries::halve).sum();
      secondsPerRow *= 2;
    }
  }

  /**
   * @param seconds how many the run has
   */
  SortedMap<K, Series> build(int seconds) {
    SortedMap<K, Series> built = new TreeMap<>();
    int rows = Math.ceilDiv(seconds, secondsPerRow);
    series.forEach((key, growing) -> built.put(key, growing.build(rows, secondsPerRow)));
    return Collections.unmodifiableSortedMap(built);
  }
}
