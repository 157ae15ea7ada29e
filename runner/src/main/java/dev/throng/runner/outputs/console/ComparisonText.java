package dev.throng.runner.outputs.console;

import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.Difference;
import dev.throng.runner.comparison.Figure;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.outputs.console.Table.Cell;
import dev.throng.runner.outputs.console.Table.Column;
import dev.throng.runner.outputs.text.ComparisonWords;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.story.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as lines of plain text. */
final class ComparisonText {
  private ComparisonText() {}

  /**
   * @param width of the terminal in columns, which the table fits into
   */
  static List<String> lines(Comparison comparison, int width, boolean colours) {
    List<String> lines = new ArrayList<>();
    lines.add(side("before", comparison.before()));
    lines.add(side("after ", comparison.after()));
    lines.add("");
    lines.add(headline(comparison, colours));
    if (comparison.isComparable()) {
      add(lines, "", ComparisonWords.found(comparison));
      add(lines, "", ComparisonWords.silent(comparison));
      if (!comparison.differences().isEmpty()) {
        lines.add("");
        lines.addAll(table(comparison).lines(width, colours));
        lines.add(ComparisonWords.basis(comparison));
      }
    } else {
      add(lines, "", comparison.obstacles().subList(1, comparison.obstacles().size()));
    }
    add(lines, "Notes", ComparisonWords.notes(comparison));
    return lines.stream().map(line -> colours ? line : Lines.printable(line)).toList();
  }

  private static String headline(Comparison comparison, boolean colours) {
    Style style =
        !comparison.isComparable()
            ? Style.WARNING
            : comparison.isRegression() ? Style.BAD : Style.GOOD;
    return style.paint(Lines.printable(ComparisonWords.headline(comparison)), colours);
  }

  private static void add(List<String> lines, String heading, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      if (!heading.isEmpty()) {
        lines.add(heading);
      }
      more.forEach(line -> lines.add(Lines.printable(heading.isEmpty() ? line : "  " + line)));
    }
  }

  private static String side(String which, List<RecordedRun> runs) {
    return Lines.printable(
        which
            + "  "
            + String.join(
                ", ",
                runs.stream()
                    .map(run ->
                        run.label()
                            + " ("
                            + run.name()
                            + ", "
                            + (run.verdict() == null ? "not ended" : run.verdict())
                            + ")")
                    .toList()));
  }

  private static Table table(Comparison comparison) {
    List<Column> columns = new ArrayList<>(List.of(Column.name("Request")));
    int rank = Figure.values().length;
    for (Figure figure : Figure.values()) {
      columns.add(Column.figure(figure.toString(), figure == Figure.P95 ? 0 : rank--));
    }
    Map<Subject, List<Cell>> rows = new LinkedHashMap<>();
    for (Difference one : comparison.differences()) {
      if (one.load().isEmpty()) {
        rows.computeIfAbsent(one.subject(), subject -> row(subject, columns.size()))
            .set(1 + one.figure().ordinal(), new Cell(ComparisonWords.both(one), style(one)));
      }
    }
    return new Table(columns, List.copyOf(rows.values()));
  }

  private static List<Cell> row(Subject subject, int columns) {
    List<Cell> row = new ArrayList<>(List.of(Cell.of(subject.toString())));
    while (row.size() < columns) {
      row.add(Cell.of("–"));
    }
    return row;
  }

  private static Style style(Difference one) {
    return switch (one.finding()) {
      case WORSE -> Style.BAD;
      case BETTER -> Style.GOOD;
      case NONE, MASKED -> Style.PLAIN;
    };
  }
}
