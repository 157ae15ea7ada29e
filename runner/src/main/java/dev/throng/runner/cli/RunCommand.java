package dev.throng.runner.cli;

import dev.throng.runner.outputs.Outputs;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.scenario.TestPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a test in this process. */
@Command(
    name = "run",
    description = "Run a LoadTest here, and end with its verdict.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private TestArguments test = new TestArguments();
  @Mixin private RequestLimit limit = new RequestLimit();
  @Mixin private LocalFlags local = new LocalFlags();
  @Mixin private VerdictExit exit = new VerdictExit();
  @Mixin private WebFlags web = new WebFlags();
  @Mixin private OutputFlags outputs = new OutputFlags();
  @Mixin private OtlpFlags otlp = new OtlpFlags();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Compare with an earlier run by its --json file, and judge the manifest's spec.baseline by"
              + " its figures.")
  private @Nullable Path baseline;

  @Override
  public Integer call() throws InterruptedException {
    local.tellSources();
    EarlierRun earlier = baseline == null ? null : EarlierRun.read(baseline);
    TestPlan plan = local.throughProxy(test.plan(earlier, limit));
    try (Interruption interruption = new Interruption();
        Terminal terminal = outputs.terminal()) {
      Outputs listener = outputs.open(terminal, Console.Detail.LOAD);
      if (earlier != null) {
        listener.compareAtEnd(earlier::comparedWith);
      }
      try (OtlpRun pushed = otlp.run("run", plan.name(), listener);
          RunHooks hooks = RunHooks.of(plan, pushed, System::getenv)) {
        int code =
            exit.code(LocalRun.run(plan, limit, local.environment(), hooks, web, interruption));
        hooks.linger(interruption);
        return code;
      }
    }
  }
}
