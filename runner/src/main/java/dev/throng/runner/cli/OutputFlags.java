package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.outputs.OutputFiles;
import dev.throng.runner.outputs.Outputs;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run shall leave and print. */
final class OutputFlags {
  @Option(
      names = "--csv",
      paramLabel = "PREFIX",
      description = "Write Locust's four CSV files: PREFIX_stats.csv and so on.")
  private @Nullable String csvPrefix;

  @Option(
      names = "--csv-full-history",
      description = "Write each second of each name into PREFIX_stats_history.csv.")
  private boolean csvFullHistory;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one page.")
  private @Nullable Path html;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write everything as JSON; -: to standard output, and what people read to standard"
              + " error.")
  private @Nullable Path json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write a JUnit XML testcase for each threshold.")
  private @Nullable Path junit;

  @Option(names = "--only-summary", description = "Print nothing before the summary.")
  private boolean onlySummary;

  /** Where people read: standard error if a document goes to standard output. */
  Terminal terminal() {
    return OutputFiles.isStandardOutput(json)
        ? Terminal.plain(System.err)
        : Terminal.system(System.getenv());
  }

  /**
   * @param detail what is said before the end, if no flag forbids it
   * @throws UsageException if a file cannot be written
   */
  Outputs open(Terminal terminal, Console.Detail detail) {
    try {
      return new Outputs(
          new OutputFiles(csvPrefix, csvFullHistory, html, json, junit),
          new Console(terminal, onlySummary ? Console.Detail.NOTHING : detail));
    } catch (IOException e) {
      throw new UsageException("an output cannot be written: " + Reason.of(e));
    }
  }
}
