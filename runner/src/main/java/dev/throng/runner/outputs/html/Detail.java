package dev.throng.runner.outputs.html;

import java.util.List;

/**
 * How much of a run a page shows.
 *
 * @param points of each chart, at most
 * @param rows of each table, at most
 */
record Detail(int points, int rows) {
  static final Detail FULL = new Detail(3600, Integer.MAX_VALUE);

  /** From much to little: charts get coarser before rows go. */
  static final List<Detail> LEVELS =
      List.of(
          FULL,
          new Detail(1800, Integer.MAX_VALUE),
          new Detail(900, Integer.MAX_VALUE),
          new Detail(450, Integer.MAX_VALUE),
          new Detail(450, 1000),
          new Detail(450, 300),
          new Detail(225, 100));
}
