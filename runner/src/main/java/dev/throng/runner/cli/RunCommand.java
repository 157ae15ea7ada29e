package dev.throng.runner.cli;

import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.scenario.TestPlan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a test in this process. */
@Command(
    name = "run",
    description = "Run a LoadTest here, and end with its verdict.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private TestArguments test = new TestArguments();
  @Mixin private VerdictExit exit = new VerdictExit();
  @Mixin private WebFlags web = new WebFlags();
  @Mixin private OutputFlags outputs = new OutputFlags();

  @Override
  public Integer call() throws InterruptedException {
    TestPlan plan = test.plan();
    try (Interruption interruption = new Interruption();
        Terminal terminal = Terminal.system(System.getenv())) {
      return exit.code(
          LocalRun.run(plan, outputs.open(terminal, Console.Detail.LOAD), web, interruption));
    }
  }
}
