package dev.throng.runner.outputs.html;

import java.util.List;

/**
 * How much of a run a page shows.
 *
 * @param points of each chart, at most
 * @param rows of each table, at most
 * @param pointsOfNames of the charts of all request names together, at most; 0 for no such charts
 */
record Detail(int points, int rows, int pointsOfNames) {
  static final Detail FULL = new Detail(3600, Integer.MAX_VALUE, 30_000);

  /** From much to little: charts get coarser before rows go. */
  static final List<Detail> LEVELS =
      List.of(
          FULL,
          new Detail(1800, Integer.MAX_VALUE, 15_000),
          new Detail(900, Integer.MAX_VALUE, 5_000),
          new Detail(450, Integer.MAX_VALUE, 0),
          new Detail(450, 1000, 0),
          new Detail(450, 300, 0),
          new Detail(225, 100, 0));
}
