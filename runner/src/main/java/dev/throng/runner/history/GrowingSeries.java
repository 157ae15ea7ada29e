package dev.throng.runner.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A series to whose end is added. The last row is kept apart, as more may come to it. */
final class GrowingSeries {
  private @Nullable Chunk[] chunks = new Chunk[0];
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
    if (place >= chunks.length) {
      chunks = Arrays.copyOf(chunks, place + 1 + place / 2);
    }
    Chunk chunk = chunks[place];
    int taken = chunk == null ? 1 : 0;
    if (chunk == null) {
      chunk = new Chunk();
      chunks[place] = chunk;
    }
    chunk.set(lastRow % Chunk.ROWS, last);
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
    return new Series(chunks, rows, secondsPerRow, lastRow, last);
  }
}
