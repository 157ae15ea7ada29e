package dev.throng.runner.outputs.csv;

import dev.throng.runner.results.ExceptionStats;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.Distribution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The content of Locust's CSV files. Times are milliseconds; percentiles and the median are rounded
 * to whole ones, as Locust has them.
 *
 * @see <a href="https://github.com/locustio/locust/blob/master/locust/stats.py">Locust's
 *     StatsCSV</a>
 */
public final class LocustCsv {
  static final String STATS_HEADER =
      "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
          + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
          + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\r\n";
  static final String HISTORY_HEADER =
      "Timestamp,User Count,Type,Name,Requests/s,Failures/s,"
          + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,"
          + "Total Request Count,Total Failure Count,Total Median Response Time,"
          + "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
          + "Total Average Content Size\r\n";
  static final String FAILURES_HEADER = "Method,Name,Error,Occurrences,First Seen,Last Seen\r\n";
  static final String EXCEPTIONS_HEADER = "Count,Message,Traceback,Nodes\r\n";

  private static final double[] PERCENTS = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};
  private static final String AGGREGATED = "Aggregated";

  private LocustCsv() {}

  public static String stats(RunView view) {
    return STATS_HEADER
        + Stream.concat(
                view.requests().stream()
                    .map(stats -> statsRow(stats.key().type(), stats.key().name(), stats)),
                Stream.of(statsRow("", AGGREGATED, view.total())))
            .map(CsvRow::toString)
            .collect(Collectors.joining());
  }

  /**
   * The rows of the last second that was counted, stamped with its end.
   *
   * @param full whether each name has a row, with the percentiles of the last 10 s; otherwise there
   *     is one row with those of the whole run. Locust makes the same difference.
   */
  static String historyRows(RunView view, boolean full) {
    StringBuilder rows = new StringBuilder();
    if (full) {
      for (RequestStats stats : view.requests()) {
        rows.append(historyRow(view, stats.key().type(), stats.key().name(), stats, true));
      }
    }
    return rows.append(historyRow(view, "", AGGREGATED, view.total(), full)).toString();
  }

  public static String failures(RunView view) {
    StringBuilder rows = new StringBuilder(FAILURES_HEADER);
    for (FailureStats failure : view.failures()) {
      rows.append(
          CsvRow.of(
              failure.key().type(),
              failure.key().name(),
              failure.error(),
              failure.occurrences(),
              second(failure.firstSeen()),
              second(failure.lastSeen())));
    }
    return rows.toString();
  }

  public static String exceptions(RunView view) {
    StringBuilder rows = new StringBuilder(EXCEPTIONS_HEADER);
    for (ExceptionStats exception : view.exceptions()) {
      rows.append(
          CsvRow.of(
              exception.count(),
              exception.message(),
              exception.where(),
              String.join(", ", exception.workers())));
    }
    return rows.toString();
  }

  private static CsvRow statsRow(String type, String name, RequestStats stats) {
    List<Object> fields = new ArrayList<>(List.of(type, name));
    fields.addAll(totals(stats));
    fields.add(stats.pace().requestsPerSecond());
    fields.add(stats.pace().failuresPerSecond());
    fields.addAll(percentiles(stats, stats.responseTime()));
    return new CsvRow(fields);
  }

  private static CsvRow historyRow(
      RunView view, String type, String name, RequestStats stats, boolean current) {
    RequestStats.Current last = stats.current();
    int second = view.timeline().points().getLast().second();
    Instant end = view.info().startTime().plusSeconds(second + 1L);
    List<Object> fields =
        new ArrayList<>(
            List.of(
                end.getEpochSecond(),
                view.users().running(),
                type,
                name,
                String.format(Locale.ROOT, "%2f", last.pace().requestsPerSecond()),
                String.format(Locale.ROOT, "%2f", last.pace().failuresPerSecond())));
    fields.addAll(percentiles(stats, current ? last.responseTime() : stats.responseTime()));
    fields.addAll(totals(stats));
    return new CsvRow(fields);
  }

  private static List<Object> totals(RequestStats stats) {
    Distribution times = stats.responseTime();
    return List.of(
        stats.requests(),
        stats.failures(),
        wholeMillis(times.percentileMicros(50)),
        times.meanMicros() / 1e3,
        times.minMicros() / 1e3,
        times.maxMicros() / 1e3,
        stats.meanBytesReceived());
  }

  private static List<Object> percentiles(RequestStats stats, Distribution times) {
    return stats.requests() == 0
        ? Collections.nCopies(PERCENTS.length, "N/A")
        : LongStream.of(times.percentilesMicros(PERCENTS))
            .<Object>mapToObj(LocustCsv::wholeMillis)
            .toList();
  }

  private static long wholeMillis(long micros) {
    return Math.round(micros / 1e3);
  }

  private static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
