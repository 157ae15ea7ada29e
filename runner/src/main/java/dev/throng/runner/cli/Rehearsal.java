package dev.throng.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A trial run, of which Java notes what it loads and where the time goes, so that an AOT cache (JEP
 * 514, JEP 515) has it ready for each later start.
 */
final class Rehearsal {
  private static final String MASTER_PORT = "8089";
  private static final String METRICS_PORT = "8090";

  private Rehearsal() {}

  /**
   * @param arguments none: what a person starts, with the demo shop as the target. Or a manifest,
   *     and a folder with {@code tls.crt}, {@code tls.key} and {@code token}: what a pod has to do
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(
        arguments.length == 0
            ? ofProgram(Path.of(System.getProperty("throng.home", ".")))
            : ofPods(arguments[0], Path.of(arguments[1])));
  }

  private static int ofProgram(Path home) throws IOException, InterruptedException {
    String test = home.resolve("examples/shop.yaml").toString();
    Path out = Files.createTempDirectory("throng-rehearsal");
    try (DemoShop shop = DemoShop.start(home)) {
      return worst(
          Main.execute("version"),
          Main.execute("check", test, "--validate-only"),
          Main.execute("run", shop.url() + "/api/products", "-u", "10", "-t", "1s"),
          Main.execute(
              "run",
              test,
              "--host",
              shop.url(),
              "--users",
              "20",
              "--spawn-rate",
              "20",
              "--run-time",
              "2s",
              "--html",
              out.resolve("report.html").toString(),
              "--json",
              out.resolve("result.json").toString()));
    } finally {
      delete(out);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** A run of its own, then a master and a worker that talk over TLS. */
  private static int ofPods(String manifest, Path identity) {
    String token = identity.resolve("token").toString();
    String certificate = identity.resolve("tls.crt").toString();
    int run = Main.execute("run", manifest, "--run-time", "2s");
    CompletableFuture<Integer> worker =
        CompletableFuture.supplyAsync(() ->
            Main.execute(
                "worker",
                "--master-host",
                "localhost",
                "--master-port",
                MASTER_PORT,
                "--token-file",
                token,
                "--ca",
                certificate,
                "--metrics-port",
                METRICS_PORT));
    int master =
        Main.execute(
            "master",
            manifest,
            "--run-time",
            "2s",
            "--expect-workers",
            "1",
            "--port",
            MASTER_PORT,
            "--tls-cert",
            certificate,
            "--tls-key",
            identity.resolve("tls.key").toString(),
            "--token-file",
            token);
    return worst(run, master, worker.join());
  }

  private static int worst(Integer... codes) {
    return List.of(codes).stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
