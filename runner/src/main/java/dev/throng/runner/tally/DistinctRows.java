package dev.throng.runner.tally;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Rows of a table whose keys a target or an expression makes up: a bounded number of distinct ones.
 * What is beyond them is counted together, under {@value #OTHER}.
 *
 * @param <K> what tells rows apart
 * @param <R> a row
 */
public final class DistinctRows<K, R> {
  public static final int MOST = 500;
  public static final String OTHER = "(other)";

  private final UnaryOperator<K> other;
  private final Map<K, R> rows = new HashMap<>();
  private boolean exceeded;

  /**
   * @param other the key under which one that does not fit is counted
   */
  public DistinctRows(UnaryOperator<K> other) {
    this.other = other;
  }

  /** The row that counts what has this key; it is made if need be. */
  public R row(K key, Supplier<R> make) {
    R row = rows.get(key);
    return row == null ? rows.computeIfAbsent(fitting(key), _ -> make.get()) : row;
  }

  /** Adds a row to the one of its key. */
  public void merge(K key, R row, BinaryOperator<R> sum) {
    rows.merge(fitting(key), row, sum);
  }

  private K fitting(K key) {
    if (rows.size() < MOST || rows.containsKey(key)) {
      return key;
    }
    exceeded = true;
    return other.apply(key);
  }

  /** Whether there were more than {@link #MOST}. */
  public boolean isExceeded() {
    return exceeded;
  }

  public void forEach(BiConsumer<? super K, ? super R> action) {
    rows.forEach(action);
  }

  /** As they stand. */
  public Set<Map.Entry<K, R>> entries() {
    return Collections.unmodifiableSet(rows.entrySet());
  }

  public int size() {
    return rows.size();
  }

  public void clear() {
    rows.clear();
    exceeded = false;
  }
}
