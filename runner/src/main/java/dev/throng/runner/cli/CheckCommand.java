package dev.throng.runner.cli;

import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.scenario.UnresolvedException;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Rehearsal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Validates a manifest, then lets one user of each class do everything once, in full view. */
@Command(
    name = "check",
    description =
        "Validate a LoadTest, then run one user of each class once and show every request.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The manifest is right, and every request succeeded",
      "1:A request failed, or a task could not go on",
      "2:The manifest or a flag is wrong"
    })
final class CheckCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Mixin private TestArguments test = new TestArguments();
  @Mixin private LocalFlags local = new LocalFlags();

  @Option(names = "--validate-only", description = "Send nothing.")
  private boolean validateOnly;

  @Override
  public Integer call() throws InterruptedException {
    local.tellSources();
    TestPlan plan = local.throughProxy(test.plan());
    System.out.println(plan.name() + " is valid.");
    plan.notes().forEach(note -> System.out.println(Lines.printable(note)));
    if (validateOnly) {
      return ExitCodes.OK;
    }
    Environment environment = local.environment();
    try {
      Rehearsal rehearsal =
          new Rehearsal(
              plan.spec(), plan.runNumber(), plan.seed(), plan.rows(), plan.java(), environment);
      PrintedTrace trace = new PrintedTrace(System.out, environment.confidential(plan.spec()));
      rehearsal.run(trace);
      System.out.println();
      System.out.println(trace.summary());
      return trace.problems() == 0 ? ExitCodes.OK : FAILED;
    } catch (UnresolvedException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
