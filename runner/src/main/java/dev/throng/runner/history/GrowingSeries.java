package dev.throng.runner.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A series to whose end is added. The last row is kept apart, as more may come to it. */
final class GrowingSeries {
  private List<@Nullable Chunk> chunks = new ArrayList<>();
  private int lastRow = -1;
  private Cell last = Cell.NONE;

  /**
   * @param row that of the last call, or one after it
   * @return chunks that this took
   */
  int add(int row, Cell cell) {
    if (row < lastRow) {
      throw new IllegalArgumentException("row " + row + " after row " + lastRow);
    }
    int taken = 0;
    if (row > lastRow) {
      taken = keepLast();
      lastRow = row;
      last = cell;
    } else {
      last = last.plus(cell);
    }
    return taken;
  }

  private int keepLast() {
    if (last.requests() == 0) {
      return 0;
    }
    int place = lastRow / Chunk.ROWS;
    int taken = 0;
    while (chunks.size() < place) {
      chunks.add(null);
    }
    if (chunks.size() == place) {
      chunks.add(new Chunk());
      taken = 1;
    }
    Chunk chunk = chunks.get(place);
    if (chunk != null) {
      chunk.set(lastRow % Chunk.ROWS, last);
    }
    return taken;
  }

  /**
   * Makes one row of each two.
   *
   * @return chunks that it has now
   */
  int halve() {
    GrowingSeries half = new GrowingSeries();
    Series whole = build(lastRow + 1, 1);
    int taken = 0;
    for (int row = 0; row <= lastRow; row++) {
      taken += half.add(row / 2, whole.get(row));
    }
    chunks = half.chunks;
    lastRow = half.lastRow;
    last = half.last;
    return taken;
  }

  Series build(int rows, int secondsPerRow) {
    return new Series(
        Collections.unmodifiableList(new ArrayList<>(chunks)), rows, secondsPerRow, lastRow, last);
  }
}
