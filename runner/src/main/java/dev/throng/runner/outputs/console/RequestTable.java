package dev.throng.runner.outputs.console;

import dev.throng.runner.outputs.console.Table.Cell;
import dev.throng.runner.outputs.console.Table.Column;
import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The table with a row per request name, and one for all of them. */
final class RequestTable {
  private static final String ALL = "All requests";

  private RequestTable() {}

  /**
   * As it is now: counts of the whole run, times and rates of the last 10 s.
   *
   * @param maxNames at most so many names, those with the most requests
   */
  static Table live(RunView view, int maxNames) {
    List<Column> columns =
        List.of(
            Column.name("Request"),
            Column.figure("Requests", 0),
            Column.figure("Failed", 0),
            Column.figure("p50", 3),
            Column.figure("p95", 1),
            Column.figure("p99", 2),
            Column.figure("Rate", 4));
    List<List<Cell>> rows = new ArrayList<>();
    for (RequestStats stats : busiest(view.requests(), maxNames)) {
      rows.add(liveRow(stats.key().toString(), stats, Style.PLAIN));
    }
    rows.add(liveRow(ALL, view.total(), Style.STRONG));
    return new Table(columns, rows);
  }

  /** Over the whole run. */
  static Table summary(RunView view) {
    List<Column> columns =
        List.of(
            Column.name("Request"),
            Column.figure("Requests", 0),
            Column.figure("Failed", 0),
            Column.figure("Mean", 5),
            Column.figure("p50", 3),
            Column.figure("p95", 1),
            Column.figure("p99", 2),
            Column.figure("Max", 6),
            Column.figure("Rate", 4));
    List<List<Cell>> rows = new ArrayList<>();
    for (RequestStats stats : view.requests()) {
      rows.add(summaryRow(stats.key().toString(), stats, Style.PLAIN));
    }
    rows.add(summaryRow(ALL, view.total(), Style.STRONG));
    return new Table(columns, rows);
  }

  private static List<RequestStats> busiest(List<RequestStats> requests, int maxNames) {
    if (requests.size() <= maxNames) {
      return requests;
    }
    Set<RequestStats> busiest =
        requests.stream()
            .sorted(Comparator.comparingLong(RequestStats::requests).reversed())
            .limit(maxNames)
            .collect(Collectors.toSet());
    return requests.stream().filter(busiest::contains).toList();
  }

  private static List<Cell> liveRow(String name, RequestStats stats, Style style) {
    Distribution times = stats.current().responseTime();
    return List.of(
        new Cell(name, style),
        new Cell(Figures.count(stats.requests()), style),
        failed(stats),
        new Cell(percentile(times, 50), style),
        new Cell(percentile(times, 95), style),
        new Cell(percentile(times, 99), style),
        new Cell(Figures.rate(stats.current().pace().requestsPerSecond()), style));
  }

  private static List<Cell> summaryRow(String name, RequestStats stats, Style style) {
    Distribution times = stats.responseTime();
    return List.of(
        new Cell(name, style),
        new Cell(Figures.count(stats.requests()), style),
        failed(stats),
        new Cell(times.count() == 0 ? "-" : Figures.time(Math.round(times.meanMicros())), style),
        new Cell(percentile(times, 50), style),
        new Cell(percentile(times, 95), style),
        new Cell(percentile(times, 99), style),
        new Cell(percentile(times, 100), style),
        new Cell(Figures.rate(stats.pace().requestsPerSecond()), style));
  }

  private static Cell failed(RequestStats stats) {
    return stats.failures() == 0
        ? new Cell("0", Style.QUIET)
        : new Cell(
            Figures.count(stats.failures()) + " (" + Figures.percent(stats.failureRatio()) + ")",
            Style.BAD);
  }

  private static String percentile(Distribution times, double percent) {
    return times.count() == 0 ? "-" : Figures.time(times.percentileMicros(percent));
  }
}
