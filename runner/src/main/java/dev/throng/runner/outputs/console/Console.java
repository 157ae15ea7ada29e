package dev.throng.runner.outputs.console;

import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.search.SearchSoFar;
import java.util.List;
import java.util.Locale;

/**
 * Tells a person how the run goes: on a terminal by a table redrawn each second, elsewhere by a
 * line every 10 s; at the end by the summary.
 */
public final class Console implements RunListener {
  private static final int SECONDS_BETWEEN_LINES = 10;

  private final Terminal terminal;
  private final Detail detail;
  private int stepsTold;

  /** What is said before the end. */
  public enum Detail {
    NOTHING,
    LOAD,
    LOAD_AND_WORKERS
  }

  public Console(Terminal terminal, Detail detail) {
    this.terminal = terminal;
    this.detail = detail;
  }

  @Override
  public void onWorker(WorkerView worker) {
    if (detail == Detail.LOAD_AND_WORKERS) {
      String state = worker.state().name().toLowerCase(Locale.ROOT);
      terminal.print(List.of("worker " + worker.name() + ": " + state));
    }
  }

  @Override
  public void onSecond(RunView view) {
    if (detail == Detail.NOTHING) {
      return;
    }
    steps(view);
    if (terminal.interactive()) {
      terminal.redraw(LiveFrame.lines(view, terminal.size(), terminal.colours()));
    } else if (seconds(view.timeline()) % SECONDS_BETWEEN_LINES == 0) {
      terminal.print(List.of(Progress.logLine(view)));
    }
  }

  private void steps(RunView view) {
    SearchSoFar search = view.search();
    if (search == null) {
      return;
    }
    for (; stepsTold < search.steps().size(); stepsTold++) {
      terminal.print(List.of(SearchLines.line(search, stepsTold)));
    }
  }

  /**
   * Says how the run ended.
   *
   * @param reports paths of what was written
   * @param problems sentences about what could not be written
   */
  public void summarize(RunView view, List<String> reports, List<String> problems) {
    terminal.print(Summary.lines(view, reports, problems, terminal.width(), terminal.colours()));
  }

  /** Says how runs differ. */
  public void compare(Comparison comparison) {
    terminal.print(ComparisonText.lines(comparison, terminal.width(), terminal.colours()));
  }

  private static int seconds(Timeline timeline) {
    return timeline.points().size();
  }
}
