package dev.throng.runner.cli;

import dev.throng.runner.master.TestPlan;
import dev.throng.runner.outputs.OutputFiles;
import dev.throng.runner.outputs.Outputs;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a test in this process. */
@Command(
    name = "run",
    description = "Run a LoadTest here, and end with its verdict.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Passed",
      "1:Failed: a threshold does not hold",
      "2:The manifest or a flag is wrong",
      "3:Inconclusive: the generator was the bottleneck",
      "4:Error: the run could not be carried out",
      "130:Aborted by the user"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The manifest.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "UserClass",
      description = "Only users of these classes.")
  private List<String> classes = List.of();

  @Mixin private RunFlags flags = new RunFlags();

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

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write a JUnit XML testcase for each threshold.")
  private @Nullable Path junit;

  @Option(names = "--only-summary", description = "Print nothing before the summary.")
  private boolean onlySummary;

  @Override
  public Integer call() {
    TestPlan plan = TestPlans.of(ManifestFile.read(file), flags.overrides(classes));
    OutputFiles files = new OutputFiles(csvPrefix, csvFullHistory, html, json, junit);
    try (Interruption interruption = new Interruption();
        Terminal terminal = Terminal.system(System.getenv())) {
      return LocalRun.run(
          plan, new Outputs(files, new Console(terminal, onlySummary)), interruption);
    } catch (IOException e) {
      throw new UsageException("an output cannot be written: " + e.getMessage());
    }
  }
}
