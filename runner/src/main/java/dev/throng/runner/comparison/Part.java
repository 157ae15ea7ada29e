package dev.throng.runner.comparison;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.Series;
import java.util.ArrayList;
import java.util.List;

/**
 * What one name, or all, did in a part of a run.
 *
 * @param seconds that its rows are of
 */
record Part(List<Cell> cells, double seconds, double requests, double failures) {
  /**
   * @param seconds ascending; a row that is of several seconds is taken whole
   */
  static Part of(Series series, int[] seconds) {
    List<Cell> cells = new ArrayList<>();
    double requests = 0;
    double failures = 0;
    int lastRow = -1;
    for (int second : seconds) {
      int row = second / series.secondsPerRow();
      if (row != lastRow) {
        Cell cell = series.get(row);
        cells.add(cell);
        requests += cell.requests();
        failures += cell.failures();
        lastRow = row;
      }
    }
    return new Part(cells, (double) cells.size() * series.secondsPerRow(), requests, failures);
  }
}
