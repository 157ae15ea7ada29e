package dev.throng.runner.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows since the start of the load, one for each second or for each few seconds. Immutable, though
 * it shares its full chunks with the run that goes on: that adds rows and changes none.
 */
public final class Series {
  public static final Series EMPTY = of(List.of(), 1);

  private final @Nullable Chunk[] chunks;
  private final int rows;
  private final int secondsPerRow;
  private final int lastRow;
  private final Cell last;

  /**
   * @param chunks those of all rows but the last; null where nothing was counted in a whole chunk.
   *     The run that goes on sets those of later rows, which are not read here
   * @param lastRow which row {@code last} is of; rows after it are empty
   */
  Series(@Nullable Chunk[] chunks, int rows, int secondsPerRow, int lastRow, Cell last) {
    this.chunks = chunks;
    this.rows = rows;
    this.secondsPerRow = secondsPerRow;
    this.lastRow = lastRow;
    this.last = last;
  }

  /**
   * @param secondsPerRow 1 or more
   */
  public static Series of(List<Cell> cells, int secondsPerRow) {
    GrowingSeries series = new GrowingSeries();
    for (int row = 0; row < cells.size(); row++) {
      series.add(row, cells.get(row));
    }
    return series.build(cells.size(), secondsPerRow);
  }

  /** How many rows there are; row {@code i} begins at second {@code i * secondsPerRow()}. */
  public int rows() {
    return rows;
  }

  public int secondsPerRow() {
    return secondsPerRow;
  }

  /**
   * @param row from 0; one that does not exist is empty, as nothing was counted then
   */
  public Cell get(int row) {
    Chunk chunk = chunk(row);
    return chunk == null ? odd(row) : chunk.get(row % Chunk.ROWS);
  }

  /** That figure of {@link #get}, as the next two: without an object for each row. */
  public int requests(int row) {
    Chunk chunk = chunk(row);
    return chunk == null ? odd(row).requests() : chunk.requests(row % Chunk.ROWS);
  }

  public int failures(int row) {
    Chunk chunk = chunk(row);
    return chunk == null ? odd(row).failures() : chunk.failures(row % Chunk.ROWS);
  }

  public float meanSuccessMicros(int row) {
    Chunk chunk = chunk(row);
    return chunk == null ? odd(row).meanSuccessMicros() : chunk.meanSuccessMicros(row % Chunk.ROWS);
  }

  private @Nullable Chunk chunk(int row) {
    int place = row / Chunk.ROWS;
    return row < lastRow && place < chunks.length ? chunks[place] : null;
  }

  /** The last row, or one in which nothing was counted. */
  private Cell odd(int row) {
    return row == lastRow ? last : Cell.NONE;
  }

  /** With fewer rows, each over that many times as many seconds. */
  public Series thinned(int factor) {
    if (factor == 1) {
      return this;
    }
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row += factor) {
      Cell sum = get(row);
      for (int part = row + 1; part < Math.min(rows, row + factor); part++) {
        sum = sum.plus(get(part));
      }
      cells.add(sum);
    }
    return of(cells, secondsPerRow * factor);
  }
}
