package dev.throng.runner.outputs.console;

import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.RunView;
import java.util.ArrayList;
import java.util.List;

/** What a terminal shows of a running test, drawn again each second. */
final class LiveFrame {
  private static final int LINES_BESIDE_NAMES = 10;

  private LiveFrame() {}

  /** Never wider nor higher than the terminal, so that it can be redrawn in place. */
  static List<String> lines(RunView view, TerminalSize size, boolean colours) {
    int width = size.columns() - 1;
    int maxNames = Math.max(1, size.rows() - LINES_BESIDE_NAMES);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(title(view, width, colours));
    lines.addAll(RequestTable.live(view, maxNames).lines(width, colours));
    int hidden = view.requests().size() - maxNames;
    if (hidden > 0) {
      lines.add(quiet("and " + hidden + " names with fewer requests", width, colours));
    }
    lines.add(quiet("times and rates: last 10s", width, colours));
    lines.add(Progress.bar(view, width, colours));
    String problem = view.health().problem();
    long exceptions = view.exceptions().stream().mapToLong(ExceptionStats::count).sum();
    if (problem != null) {
      lines.add(warning("The generator: " + problem, width, colours));
    }
    if (exceptions > 0) {
      lines.add(warning("Exceptions in tasks: " + Figures.count(exceptions), width, colours));
    }
    return lines;
  }

  private static String title(RunView view, int width, boolean colours) {
    String name = Lines.printable(view.info().name());
    String target = " → " + Lines.printable(view.info().target());
    return Lines.width(name + target) <= width
        ? Style.STRONG.paint(name, colours) + Style.QUIET.paint(target, colours)
        : Style.STRONG.paint(Lines.truncateMiddle(name, width), colours);
  }

  private static String quiet(String text, int width, boolean colours) {
    return Style.QUIET.paint(Lines.truncateMiddle(text, width), colours);
  }

  private static String warning(String text, int width, boolean colours) {
    return Style.WARNING.paint(Lines.truncateMiddle("! " + Lines.printable(text), width), colours);
  }
}
