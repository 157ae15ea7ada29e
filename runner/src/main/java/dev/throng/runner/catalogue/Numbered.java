package dev.throng.runner.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row for each number of a {@link Catalogue}, made when it is first asked for. Confined to one
 * thread.
 */
public final class Numbered<T> {
  private final Supplier<T> make;
  private final List<T> rows = new ArrayList<>();

  public Numbered(Supplier<T> make) {
    this.make = make;
  }

  public T get(int number) {
    while (rows.size() <= number) {
      rows.add(make.get());
    }
    return rows.get(number);
  }

  /** One more than the highest number that was asked for. */
  public int size() {
    return rows.size();
  }
}
