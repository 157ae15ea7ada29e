package dev.throng.runner.cli;

import java.util.concurrent.CompletableFuture;

/**
 * All that a pod of this image may have to do, in one process: a run of its own, then a master and
 * a worker that talk over TLS. What it loads, the image's AOT cache has ready for each later start
 * (JEP 514).
 */
final class Rehearsal {
  private static final String MASTER_PORT = "8089";
  private static final String METRICS_PORT = "8090";

  private Rehearsal() {}

  /**
   * @param arguments a manifest, and a folder with {@code tls.crt}, {@code tls.key} and {@code
   *     token}
   */
  public static void main(String[] arguments) {
    String manifest = arguments[0];
    String identity = arguments[1];
    String token = identity + "/token";
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
                identity + "/tls.crt",
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
            identity + "/tls.crt",
            "--tls-key",
            identity + "/tls.key",
            "--token-file",
            token,
            "--html",
            "/tmp/report.html");
    System.exit(Math.max(run, Math.max(master, worker.join())));
  }
}
