package dev.throng.runner.outputs.console;

import dev.throng.runner.outputs.console.Table.Cell;
import dev.throng.runner.outputs.console.Table.Column;
import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.search.CapacityWords;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.story.LoadUnit;
import java.util.List;

/** A search in the terminal: a line for each step, and the table of all. */
final class SearchLines {
  static final List<Column> COLUMNS =
      List.of(
          Column.name(""),
          Column.figure("Load", 0),
          Column.figure("Rate", 0),
          Column.figure("p50", 0),
          Column.figure("p95", 0),
          Column.figure("Failed", 0),
          Column.name("Why"));

  private SearchLines() {}

  /** Such as {@code step 3: 160 users held, 158/s, p95 61.2ms}. */
  static String line(SearchSoFar search, int index) {
    SearchStep step = search.steps().get(index);
    SearchStep.Figures figures = step.figures();
    return Lines.printable(
        "step "
            + (index + 1)
            + ": "
            + CapacityWords.load(step.load(), search.goal().unit())
            + " "
            + word(step.result())
            + ", "
            + Figures.rate(figures.requestsPerSecond())
            + ", p95 "
            + Figures.time(figures.p95Micros())
            + (step.why().isEmpty() ? "" : ": " + step.why()));
  }

  static List<Cell> row(SearchStep step, LoadUnit unit) {
    SearchStep.Figures figures = step.figures();
    return List.of(
        new Cell(mark(step.result()), style(step.result())),
        Cell.of(CapacityWords.load(step.load(), unit)),
        Cell.of(Figures.rate(figures.requestsPerSecond())),
        Cell.of(Figures.time(figures.p50Micros())),
        Cell.of(Figures.time(figures.p95Micros())),
        Cell.of(Figures.percent(figures.failureRatio())),
        Cell.of(step.why()));
  }

  private static String word(SearchStep.Result result) {
    return switch (result) {
      case HELD -> "held";
      case BROKE -> "broke";
      case UNCLEAR -> "unclear";
    };
  }

  private static String mark(SearchStep.Result result) {
    return switch (result) {
      case HELD -> "✓";
      case BROKE -> "✗";
      case UNCLEAR -> "!";
    };
  }

  private static Style style(SearchStep.Result result) {
    return switch (result) {
      case HELD -> Style.GOOD;
      case BROKE -> Style.BAD;
      case UNCLEAR -> Style.WARNING;
    };
  }
}
