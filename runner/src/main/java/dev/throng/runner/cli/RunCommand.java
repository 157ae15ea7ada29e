package dev.throng.runner.cli;

import dev.throng.runner.master.TestPlan;
import dev.throng.runner.outputs.console.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private OutputFlags outputs = new OutputFlags();

  @Override
  public Integer call() {
    TestPlan plan = TestPlans.of(ManifestFile.read(file), flags.overrides(classes));
    try (Interruption interruption = new Interruption();
        Terminal terminal = Terminal.system(System.getenv())) {
      return LocalRun.run(plan, outputs.open(terminal), interruption);
    }
  }
}
