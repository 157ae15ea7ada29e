package dev.throng.runner.cli;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.TestPlan;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.results.RunView;
import dev.throng.runner.server.MasterServer;
import dev.throng.runner.server.TerminationLog;
import dev.throng.runner.server.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Conducts a test on many workers. */
@Command(
    name = "master",
    description = "Run a LoadTest on workers that connect here, and end with its verdict.",
    mixinStandardHelpOptions = true)
final class MasterCommand implements Callable<Integer> {
  private static final String ANY_ADDRESS = "0.0.0.0";

  @Option(
      names = "--expect-workers",
      paramLabel = "N",
      required = true,
      description = "The load starts when so many workers are ready.")
  private int expectedWorkers;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8089",
      description =
          "For workers, the HTTP API and the live page; 0: any that is free; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Speak TLS with this PEM certificate chain.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its PEM key.")
  private @Nullable Path key;

  @Option(
      names = "--termination-log",
      paramLabel = "FILE",
      description = "Write the verdict as JSON of at most 4096 bytes.")
  private @Nullable Path terminationLog;

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      description =
          "How long the API stays after the end, unless the end is acknowledged; default: 60s with"
              + " --termination-log, else 0s.")
  private @Nullable GoDuration linger;

  @Mixin private TestArguments test = new TestArguments();
  @Mixin private VerdictExit exit = new VerdictExit();
  @Mixin private OutputFlags outputs = new OutputFlags();
  @Mixin private TokenFlags token = new TokenFlags();

  @Override
  public Integer call() throws IOException {
    if (expectedWorkers < 1 || expectedWorkers > 10_000) {
      throw new UsageException("--expect-workers must be from 1 to 10000, is " + expectedWorkers);
    }
    if ((certificate == null) != (key == null)) {
      throw new UsageException("--tls-cert and --tls-key go together");
    }
    TestPlan plan = test.plan();
    MasterServer.Certificate tls =
        certificate == null || key == null ? null : new MasterServer.Certificate(certificate, key);
    MasterServer.Settings settings =
        new MasterServer.Settings(
            ANY_ADDRESS,
            port,
            true,
            expectedWorkers,
            new Token(token.token()),
            VersionCommand.version(),
            tls);
    try (Interruption interruption = new Interruption();
        Terminal terminal = Terminal.system(System.getenv());
        Master master =
            new Master(
                plan,
                expectedWorkers,
                VersionCommand.version(),
                outputs.open(terminal),
                Clock.systemUTC());
        Serving serving = new Serving(master, settings)) {
      interruption.does(() -> master.interrupt("stopped by the user"));
      System.err.println(
          "throng: port "
              + serving.port()
              + ", waiting for "
              + expectedWorkers
              + " workers; live at http"
              + (tls == null ? "" : "s")
              + "://localhost:"
              + serving.port()
              + "/, with the run's token");
      RunView last = master.finished().get();
      if (terminationLog != null) {
        TerminationLog.write(terminationLog, last, expectedWorkers);
      }
      serving.linger(lingering(), interruption::came);
      return exit.code(last);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return ExitCodes.ERROR;
    }
  }

  private Duration lingering() {
    if (linger != null) {
      return linger.value();
    }
    return terminationLog == null ? Duration.ZERO : Duration.ofSeconds(60);
  }
}
