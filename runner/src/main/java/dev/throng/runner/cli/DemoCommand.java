package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.runner.outputs.OutputFiles;
import dev.throng.runner.outputs.Outputs;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.worker.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Shows what Throng does: the demo shop, a real load test against it, the verdict and the report.
 */
@Command(
    name = "demo",
    description =
        "Start the demo shop, run examples/shop.yaml against it for 30 s, print verdict and report.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Mixin private VerdictExit exit = new VerdictExit();
  @Mixin private WebFlags web = new WebFlags();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("throng.home", "."));
    Path report = Path.of("out", "demo.html").toAbsolutePath();
    Files.createDirectories(report.getParent());
    try (DemoShop shop = DemoShop.start(home);
        Interruption interruption = new Interruption();
        Terminal terminal = Terminal.system(System.getenv())) {
      System.out.println("The demo shop listens on " + shop.url());
      TestPlan plan =
          TestPlans.of(
              Manifests.read(List.of(home.resolve("examples/shop.yaml"))),
              Overrides.toHost(shop.url()),
              1);
      OutputFiles files = new OutputFiles(null, false, report, null, null);
      return exit.code(
          LocalRun.run(
              plan,
              new RequestLimit(),
              Environment.ofWorker(System::getenv),
              new Outputs(files, new Console(terminal, Console.Detail.LOAD)),
              web,
              interruption));
    }
  }
}
