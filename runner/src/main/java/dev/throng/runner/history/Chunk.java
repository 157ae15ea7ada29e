package dev.throng.runner.history;

/** Columns of a number of rows in a line: 36 bytes a row. */
final class Chunk {
  static final int ROWS = 128;

  private final int[] counts = new int[3 * ROWS];
  private final float[] micros = new float[6 * ROWS];

  void set(int row, Cell cell) {
    counts[row] = cell.requests();
    counts[ROWS + row] = cell.failures();
    counts[2 * ROWS + row] = cell.refused();
    micros[row] = cell.p50Micros();
    micros[ROWS + row] = cell.p95Micros();
    micros[2 * ROWS + row] = cell.p99Micros();
    micros[3 * ROWS + row] = cell.maxMicros();
    micros[4 * ROWS + row] = cell.meanSuccessMicros();
    micros[5 * ROWS + row] = cell.meanFailureMicros();
  }

  Cell get(int row) {
    return new Cell(
        counts[row],
        counts[ROWS + row],
        counts[2 * ROWS + row],
        micros[row],
        micros[ROWS + row],
        micros[2 * ROWS + row],
        micros[3 * ROWS + row],
        micros[4 * ROWS + row],
        micros[5 * ROWS + row]);
  }

  int requests(int row) {
    return counts[row];
  }

  int failures(int row) {
    return counts[ROWS + row];
  }

  float meanSuccessMicros(int row) {
    return micros[4 * ROWS + row];
  }
}
