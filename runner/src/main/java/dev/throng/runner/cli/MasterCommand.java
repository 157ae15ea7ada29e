package dev.throng.runner.cli;

import dev.throng.crds.run.MasterStatus;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.master.RealTime;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.console.Terminal;
import dev.throng.runner.pem.Identity;
import dev.throng.runner.pem.PemFiles;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.server.MasterServer;
import dev.throng.runner.server.TerminationLog;
import dev.throng.runner.server.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Conducts a test on many workers. */
@Command(
    name = "master",
    description = "Run a LoadTest on workers that connect here, and end with its verdict.",
    mixinStandardHelpOptions = true)
final class MasterCommand implements Callable<Integer> {
  private static final String ANY_ADDRESS = "0.0.0.0";

  /** What the process needs after its last answer, until it is gone. */
  private static final Duration OWN_END = Duration.ofSeconds(2);

  @Option(
      names = "--expect-workers",
      paramLabel = "N",
      required = true,
      converter = ExpectedWorkers.class,
      description = "The load starts when so many workers are ready.")
  private int expectedWorkers;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8089",
      converter = Port.Own.class,
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
      names = "--local-port",
      paramLabel = "PORT",
      converter = Port.Own.class,
      description =
          "The HTTP API and the live page in plain HTTP on 127.0.0.1, beside --tls-cert; default:"
              + " none.")
  private @Nullable Integer localPort;

  @Option(
      names = "--max-users",
      paramLabel = "N",
      converter = MostUsers.class,
      description = "The most users that the HTTP API may be asked for; default: 10000000.")
  private int maxUsers = MasterServer.MOST_USERS;

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

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How long after SIGTERM this process is killed: the run then ends with Error, in half of"
              + " the time at most, and the API stays until the end is acknowledged; default:"
              + " SIGTERM ends run and API as Ctrl-C does.")
  private @Nullable GoDuration grace;

  @Mixin private TestArguments test = new TestArguments();
  @Mixin private VerdictExit exit = new VerdictExit();
  @Mixin private OutputFlags outputs = new OutputFlags();
  @Mixin private OtlpFlags otlp = new OtlpFlags();
  @Mixin private TokenFlags token = new TokenFlags();

  /** As many as one master has been seen to bear, and some more. */
  static final class ExpectedWorkers implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(text, 1, 10_000);
    }
  }

  static final class MostUsers implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(text, 1, MasterServer.MOST_USERS);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Identity tls = identity();
    TestPlan plan = test.plan();
    MasterServer.Settings settings =
        new MasterServer.Settings(
            ANY_ADDRESS,
            port,
            true,
            expectedWorkers,
            new Token(token.token()),
            VersionCommand.version(),
            tls,
            localPort,
            maxUsers);
    try (Interruption interruption = new Interruption();
        Terminal terminal = outputs.terminal();
        OtlpRun pushed =
            otlp.run(
                "master", plan.name(), outputs.open(terminal, Console.Detail.LOAD_AND_WORKERS));
        RunHooks hooks = RunHooks.of(plan, pushed, System::getenv);
        ListenedTo listened = ListenedTo.by(hooks, plan);
        Master master =
            new Master(
                plan,
                new FleetPlan.Joining(expectedWorkers),
                VersionCommand.version(),
                listened,
                new RealTime());
        Serving serving = new Serving(master, settings)) {
      interruption.does(() -> interrupted(master));
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
      RunView last = master.finished().join();
      int code = exit.code(last);
      interruption.exitsWith(code);
      if (terminationLog != null) {
        TerminationLog.write(terminationLog, last, expectedWorkers);
      }
      hooks.linger(interruption);
      serving.linger(lingering(), interruption, lingeringAfterSignal());
      return code;
    }
  }

  private void interrupted(Master master) {
    if (grace == null) {
      master.interrupt(Interruption.BY_SIGNAL);
    } else {
      master.giveUpWithin(grace.value().dividedBy(2), MasterStatus.TOLD_TO_END);
    }
  }

  /**
   * A master's key stores are in memory only, and their passwords empty: nothing is to be made hard
   * (others may run code of users, whose stores are theirs).
   */
  private @Nullable Identity identity() {
    Security.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
    if (certificate != null && key != null) {
      return PemFiles.pair("--tls-cert", certificate, "--tls-key", key);
    }
    if (certificate != null || key != null) {
      throw new UsageException("--tls-cert and --tls-key go together");
    }
    return null;
  }

  private Duration lingering() {
    if (linger != null) {
      return linger.value();
    }
    return terminationLog == null ? Duration.ZERO : Duration.ofSeconds(60);
  }

  private Duration lingeringAfterSignal() {
    return grace == null ? Duration.ZERO : grace.value().minus(OWN_END);
  }
}
