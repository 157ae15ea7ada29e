package dev.throng.runner.cli;

import dev.throng.crds.values.GoDuration;
import dev.throng.runner.metrics.LoadMetrics;
import dev.throng.runner.metrics.WorkerFigures;
import dev.throng.runner.otlp.OtlpPush;
import dev.throng.runner.outputs.text.Lines;
import dev.throng.runner.pem.NobodyTrusted;
import dev.throng.runner.pem.PemFiles;
import dev.throng.runner.server.WorkerServer;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Uplink;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Worker;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Carries a share of the load for a master. */
@Command(
    name = "worker",
    description = "Run users for a master, until it says that the test is over.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The test is over, and the master knows all that was counted",
      "2:The master refused this worker, or a flag is wrong",
      "4:The master is gone",
      "130:Told to end; its users run elsewhere"
    })
final class WorkerCommand implements Callable<Integer> {
  static final String NO_JAVA = "--no-java";

  @Option(
      names = "--master-host",
      paramLabel = "HOST",
      required = true,
      description = "The master.")
  private String host = "";

  @Option(
      names = "--master-port",
      paramLabel = "PORT",
      defaultValue = "8089",
      converter = Port.Remote.class,
      description = "Its port; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "This worker's name, unique in the run; default: host and process.")
  private @Nullable String name;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Speak TLS, and trust these PEM certificates.")
  private @Nullable Path ca;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "5m",
      description = "How long the master may take to be there; default: ${DEFAULT-VALUE}.")
  private GoDuration patience = GoDuration.ZERO;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      converter = Port.Own.class,
      description =
          "Serve /livez, /readyz and /metrics here; 0: any port that is free; default: none.")
  private @Nullable Integer metricsPort;

  @Option(names = NO_JAVA, description = "Take no users in Java, and start a little sooner.")
  private boolean noJava;

  @Mixin private OtlpFlags otlp = new OtlpFlags();
  @Mixin private TokenFlags token = new TokenFlags();

  @Override
  public Integer call() {
    int loops = Runtime.getRuntime().availableProcessors();
    Worker.Settings settings =
        new Worker.Settings(loops, Environment.ofWorker(System::getenv), !noJava, null);
    Uplink.Settings master = uplinkSettings();
    WorkerFigures figures = new WorkerFigures();
    Vertx messages = EventLoops.forMessages();
    Vertx load = EventLoops.forLoad(loops);
    try (Interruption interruption = new Interruption();
        OtlpPush _ =
            otlp.open(
                "worker", master.worker(), Map.of(), () -> LoadMetrics.of(figures.figures()));
        Uplink uplink =
            new Uplink(
                messages,
                master,
                port ->
                    new WorkerNews(
                        figures.hearing(new Worker(load, settings, figures.hearing(port)))))) {
      serve(messages, figures);
      interruption.does(() -> uplink.leave("it was told to end"));
      System.err.println(
          "throng: worker " + master.worker() + " of the master at " + host + ":" + port);
      return switch (uplink.open().join()) {
        case Uplink.End.Done _ -> ExitCodes.OK;
        case Uplink.End.Refused(String reason) -> fail(reason, ExitCodes.USAGE);
        case Uplink.End.MasterGone(String reason) -> fail(reason, ExitCodes.ERROR);
      };
    } finally {
      messages.close();
      load.close();
    }
  }

  private void serve(Vertx vertx, WorkerFigures figures) {
    if (metricsPort != null) {
      int actual =
          ListeningPort.await(
              new WorkerServer(vertx, figures, metricsPort).listen(),
              "--metrics-port " + metricsPort);
      System.err.println("throng: metrics on port " + actual);
    }
  }

  private static int fail(String reason, int code) {
    System.err.println("throng: " + Lines.printable(reason));
    return code;
  }

  private Uplink.Settings uplinkSettings() {
    String worker = name == null ? hostName() + "-" + ProcessHandle.current().pid() : name;
    String version = Greeting.version(VersionCommand.version());
    try {
      Greeting.check(worker);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--name: " + e.getMessage());
    }
    WebSocketClientOptions client = new WebSocketClientOptions();
    if (ca != null) {
      client
          .setSsl(true)
          .setTrustOptions(
              new PemTrustOptions().addCertPath(PemFiles.trusted("--ca", ca).toString()));
      NobodyTrusted.cipherSuites().forEach(client::addEnabledCipherSuite);
    }
    WebSocketConnectOptions master = new WebSocketConnectOptions();
    master.setHost(host).setPort(port).setSsl(ca != null);
    return new Uplink.Settings(master, client, worker, version, token.token(), patience.value());
  }

  private static String hostName() {
    String given = System.getenv("HOSTNAME");
    try {
      return given == null || given.isBlank() ? InetAddress.getLocalHost().getHostName() : given;
    } catch (UnknownHostException _) {
      return "worker";
    }
  }
}
