package dev.throng.runner.outputs.csv;

import dev.throng.runner.outputs.files.AtomicFile;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Keeps Locust's four files: a second's rows are appended to {@code PREFIX_stats_history.csv} at
 * once; {@code PREFIX_stats.csv}, {@code PREFIX_failures.csv} and {@code PREFIX_exceptions.csv} are
 * replaced every 5 s and at the end.
 */
public final class CsvFiles implements RunListener {
  private static final int SECONDS_BETWEEN_REWRITES = 5;

  private final AtomicFile stats;
  private final AtomicFile history;
  private final AtomicFile failures;
  private final AtomicFile exceptions;
  private final boolean fullHistory;
  private long seconds;

  /**
   * Starts the files anew, each with its header.
   *
   * @param prefix of the files' paths, such as {@code out/l} for {@code out/l_stats.csv}
   * @param fullHistory whether the history has a row per name and second, not only the aggregate
   * @throws IOException if a file can't be written
   */
  public CsvFiles(String prefix, boolean fullHistory) throws IOException {
    this.stats = new AtomicFile(Path.of(prefix + "_stats.csv")).prepare();
    this.history = new AtomicFile(Path.of(prefix + "_stats_history.csv")).prepare();
    this.failures = new AtomicFile(Path.of(prefix + "_failures.csv")).prepare();
    this.exceptions = new AtomicFile(Path.of(prefix + "_exceptions.csv")).prepare();
    this.fullHistory = fullHistory;
    stats.write(LocustCsv.STATS_HEADER);
    history.write(LocustCsv.HISTORY_HEADER);
    failures.write(LocustCsv.FAILURES_HEADER);
    exceptions.write(LocustCsv.EXCEPTIONS_HEADER);
  }

  public List<Path> paths() {
    return List.of(stats.path(), history.path(), failures.path(), exceptions.path());
  }

  @Override
  public void onSecond(RunView view) {
    try {
      Files.write(
          history.path(),
          LocustCsv.historyRows(view, fullHistory).getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.APPEND);
      if (++seconds % SECONDS_BETWEEN_REWRITES == 0) {
        rewrite(view);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onFinish(RunView view) {
    try {
      rewrite(view);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rewrite(RunView view) throws IOException {
    stats.write(LocustCsv.stats(view));
    failures.write(LocustCsv.failures(view));
    exceptions.write(LocustCsv.exceptions(view));
  }
}
