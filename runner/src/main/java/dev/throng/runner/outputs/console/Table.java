package dev.throng.runner.outputs.console;

import dev.throng.runner.outputs.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, fitted to a width: first the names give way, down to {@value #NAME_WIDTH}
 * characters, then whole columns, the least important first.
 */
record Table(List<Column> columns, List<List<Cell>> rows) {
  private static final int NAME_WIDTH = 20;
  private static final String GAP = "  ";

  /**
   * @param rank the column of the highest rank goes first when there is no room; those of rank 0
   *     stay
   */
  record Column(String title, Kind kind, int rank) {
    static Column name(String title) {
      return new Column(title, Kind.NAME, 0);
    }

    static Column figure(String title, int rank) {
      return new Column(title, Kind.FIGURE, rank);
    }
  }

  /** Figures are aligned to the right and never cut. */
  enum Kind {
    NAME,
    FIGURE
  }

  /** Text of one line. */
  record Cell(String text, Style style) {
    Cell {
      text = Lines.printable(text);
    }

    static Cell of(String text) {
      return new Cell(text, Style.PLAIN);
    }
  }

  Table {
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells for " + columns.size() + " columns");
      }
    }
  }

  /** The headings and a line for each row, none wider than {@code width} where that is possible. */
  List<String> lines(int width, boolean colours) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    while (least(shown) > width && lowest(shown) >= 0) {
      shown.remove(Integer.valueOf(lowest(shown)));
    }
    int[] widths = widths(shown, width);
    List<String> lines = new ArrayList<>();
    lines.add(line(shown, widths, headings(), colours));
    for (List<Cell> row : rows) {
      lines.add(line(shown, widths, row, colours));
    }
    return lines;
  }

  private List<Cell> headings() {
    return columns.stream().map(column -> new Cell(column.title(), Style.QUIET)).toList();
  }

  private int lowest(List<Integer> shown) {
    return shown.stream()
        .filter(column -> columns.get(column).rank() > 0)
        .max(Comparator.comparingInt(column -> columns.get(column).rank()))
        .orElse(-1);
  }

  private int least(List<Integer> shown) {
    int gaps = GAP.length() * (shown.size() - 1);
    return gaps
        + shown.stream()
            .mapToInt(column ->
                columns.get(column).kind() == Kind.NAME
                    ? Math.min(NAME_WIDTH, natural(column))
                    : natural(column))
            .sum();
  }

  private int[] widths(List<Integer> shown, int width) {
    int[] widths = shown.stream().mapToInt(this::natural).toArray();
    int excess = IntStream.of(widths).sum() + GAP.length() * (shown.size() - 1) - width;
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean name = columns.get(shown.get(i)).kind() == Kind.NAME;
        if (name && widths[i] > 1 && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private int natural(int column) {
    return Math.max(
        Lines.width(columns.get(column).title()),
        rows.stream().mapToInt(row -> Lines.width(row.get(column).text())).max().orElse(0));
  }

  private String line(List<Integer> shown, int[] widths, List<Cell> cells, boolean colours) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(shown.get(i));
      String text = Lines.truncateMiddle(cell.text(), widths[i]);
      String padding = " ".repeat(widths[i] - Lines.width(text));
      String painted = cell.style().paint(text, colours);
      boolean last = i == widths.length - 1;
      line.append(i == 0 ? "" : GAP)
          .append(
              switch (columns.get(shown.get(i)).kind()) {
                case NAME -> painted + (last ? "" : padding);
                case FIGURE -> padding + painted;
              });
    }
    return line.toString();
  }
}
