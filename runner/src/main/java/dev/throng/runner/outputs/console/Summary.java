package dev.throng.runner.outputs.console;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.outputs.console.Table.Cell;
import dev.throng.runner.outputs.console.Table.Column;
import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.CheckStats;
import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.story.Finding;
import dev.throng.runner.story.Story;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What stays in the terminal after a run: the table, what went wrong, and last the verdict and the
 * story.
 */
final class Summary {
  /** A row may be 1 KiB long, and there may be 500 of them. */
  private static final int MOST_ROWS = 20;

  private final RunView view;
  private final int width;
  private final boolean colours;
  private final List<String> lines = new ArrayList<>();

  private Summary(RunView view, int width, boolean colours) {
    this.view = view;
    this.width = width;
    this.colours = colours;
  }

  /**
   * @param reports paths of what was written
   * @param problems sentences about what could not be written
   */
  static List<String> lines(
      RunView view, List<String> reports, List<String> problems, int width, boolean colours) {
    Summary summary = new Summary(view, width, colours);
    summary.requests();
    summary.failures();
    summary.exceptions();
    summary.list("Arrivals", arrivals(view.arrivals()));
    summary.checks();
    summary.search();
    summary.thresholds();
    summary.list("Notes", notes(view));
    summary.list("Overridden on the command line", view.info().overrides());
    summary.list("Not written", problems);
    summary.list("Reports", reports);
    summary.facts();
    summary.verdict();
    summary.story();
    return summary.lines;
  }

  private static List<String> arrivals(ArrivalStats arrivals) {
    if (arrivals.planned() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Figures.count(arrivals.planned())
            + " planned, "
            + Figures.count(arrivals.started())
            + " started, "
            + Figures.count(arrivals.missed())
            + " missed");
    missed(lines, arrivals.noFreeUser(), "no free user: all that maxInFlight allows were busy");
    missed(lines, arrivals.late(), "late: their worker had heard late of the start");
    missed(lines, arrivals.notCounted(), "not counted: their worker was lost or stuck");
    return lines;
  }

  private static void missed(List<String> lines, long arrivals, String reason) {
    if (arrivals > 0) {
      lines.add("missed " + Figures.count(arrivals) + ", " + reason);
    }
  }

  private static List<String> notes(RunView view) {
    List<String> notes = new ArrayList<>(view.notes());
    String problem = view.health().problem();
    if (problem != null) {
      notes.add("The generator: " + problem);
    }
    long unfinished = view.total().unfinished();
    if (unfinished > 0) {
      notes.add(
          Figures.count(unfinished)
              + (unfinished == 1 ? " request was" : " requests were")
              + " cut off by the end of the test, and count as unfinished");
    }
    return notes;
  }

  private void requests() {
    lines.add("");
    lines.addAll(RequestTable.summary(view).lines(width, colours));
  }

  private void failures() {
    List<FailureStats> all = view.failures();
    table(
        "Failures",
        List.of(Column.figure("Count", 0), Column.name("Request"), Column.name("Error")),
        all.stream()
            .limit(MOST_ROWS)
            .map(seen ->
                List.of(
                    new Cell(Figures.count(seen.occurrences()), Style.BAD),
                    Cell.of(seen.key().toString()),
                    Cell.of(seen.error())))
            .toList());
    rest(all.stream().skip(MOST_ROWS).mapToLong(FailureStats::occurrences).toArray());
  }

  private void exceptions() {
    List<ExceptionStats> all = view.exceptions();
    table(
        "Exceptions",
        List.of(Column.figure("Count", 0), Column.name("Where"), Column.name("Message")),
        all.stream()
            .limit(MOST_ROWS)
            .map(seen ->
                List.of(
                    new Cell(Figures.count(seen.count()), Style.BAD),
                    Cell.of(seen.where()),
                    Cell.of(seen.message())))
            .toList());
    rest(all.stream().skip(MOST_ROWS).mapToLong(ExceptionStats::count).toArray());
  }

  /**
   * Says what a table of the most frequent rows leaves out.
   *
   * @param counts of its rows
   */
  private void rest(long[] counts) {
    if (counts.length > 0) {
      lines.add(
          "and "
              + Figures.count(counts.length)
              + (counts.length == 1 ? " more row, " : " more rows, ")
              + Figures.count(Arrays.stream(counts).sum())
              + " in all: --json and --csv have every row");
    }
  }

  private void checks() {
    if (view.checks().isEmpty()) {
      return;
    }
    long passed = view.checks().stream().mapToLong(CheckStats::passed).sum();
    long failed = view.checks().stream().mapToLong(CheckStats::failed).sum();
    heading("Checks");
    lines.add(
        (failed == 0 ? Style.GOOD.paint("✓ ", colours) : Style.BAD.paint("✗ ", colours))
            + Figures.count(passed)
            + " of "
            + Figures.count(passed + failed)
            + " held");
    for (CheckStats check : view.checks()) {
      if (check.failed() > 0) {
        lines.add(
            Style.BAD.paint("✗ ", colours)
                + Lines.printable(check.key() + ": " + check.check())
                + ", "
                + Figures.count(check.failed())
                + " of "
                + Figures.count(check.passed() + check.failed())
                + " did not hold");
      }
    }
  }

  private void thresholds() {
    List<List<Cell>> rows = view.thresholds().stream().map(Summary::thresholdRow).toList();
    table(
        "Thresholds",
        List.of(
            Column.name(""),
            Column.name("Expected"),
            Column.name("Requests"),
            Column.figure("Observed", 0)),
        rows);
  }

  private void search() {
    SearchSoFar search = view.search();
    if (search != null) {
      table(
          "Steps of the search",
          SearchLines.COLUMNS,
          search.steps().stream()
              .map(step -> SearchLines.row(step, search.goal().unit()))
              .toList());
    }
  }

  private static List<Cell> thresholdRow(ThresholdStatus threshold) {
    String request = threshold.request();
    String window = threshold.window();
    Style style = threshold.holds() ? Style.GOOD : Style.BAD;
    return List.of(
        new Cell(threshold.holds() ? "✓" : "✗", style),
        Cell.of(threshold.expect()),
        new Cell(
            (request == null ? "all requests" : request)
                + (window == null ? "" : ", in every " + window),
            Style.QUIET),
        new Cell(threshold.observed(), style));
  }

  private void list(String title, List<String> items) {
    if (!items.isEmpty()) {
      heading(title);
      items.forEach(item -> lines.add("  " + Lines.printable(item)));
    }
  }

  private void facts() {
    lines.add("");
    lines.add(
        Style.QUIET.paint(
            Lines.printable(
                view.info().name()
                    + " → "
                    + view.info().target()
                    + ", "
                    + Figures.duration(view.info().elapsed())
                    + ", seed "
                    + view.info().seed()
                    + ", throng "
                    + view.info().version()),
            colours));
  }

  private void verdict() {
    Outcome outcome = view.outcome();
    if (outcome != null) {
      Style style =
          switch (outcome.verdict()) {
            case PASSED -> Style.GOOD;
            case FAILED, ERROR -> Style.BAD;
            case INCONCLUSIVE, ABORTED -> Style.WARNING;
          };
      lines.add(
          style.paint(mark(outcome.verdict()) + outcome.verdict(), colours)
              + ": "
              + Lines.printable(outcome.reason()));
    }
  }

  private void story() {
    Story story = view.story();
    if (story != null) {
      lines.add(Lines.printable(story.headline()));
      for (Finding finding : story.findings()) {
        lines.add("  " + Lines.printable(finding.id() + ": " + finding.text()));
      }
    }
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "✓ ";
      case FAILED, ERROR -> "✗ ";
      case INCONCLUSIVE, ABORTED -> "! ";
    };
  }

  private void table(String title, List<Column> columns, List<List<Cell>> rows) {
    if (!rows.isEmpty()) {
      heading(title);
      lines.addAll(new Table(columns, rows).lines(width, colours));
    }
  }

  private void heading(String title) {
    lines.add("");
    lines.add(Style.STRONG.paint(title, colours));
  }
}
