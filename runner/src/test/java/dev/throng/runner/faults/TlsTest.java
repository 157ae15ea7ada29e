package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.truth.Certificates;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class TlsTest {
  private static final Pattern PORT = Pattern.compile("port (\\d+), waiting");
  @TempDir private Path folder = Path.of("");

  @Test
  void masterAndWorkersSpeakTlsAndAWorkerThatTrustsAnotherCaIsRefused() throws Exception {
    Vertx vertx = Vertx.vertx();
    Certificates ours = Certificates.create(folder, "ours");
    Certificates other = Certificates.create(folder, "other");
    CountingTarget target = new CountingTarget(vertx);
    try (ThrongProcess master = master(target, ours)) {
      FleetRun.await(
          "it listens", Duration.ofSeconds(40), () -> PORT.matcher(master.output()).find());
      Matcher said = PORT.matcher(master.output());
      assertThat(said.find()).isTrue();
      int port = Integer.parseInt(said.group(1));

      try (ThrongProcess stranger = worker(port, "--ca", other.certificatePem().toString());
          ThrongProcess missing = worker(port, "--ca", folder.resolve("none").toString());
          ThrongProcess plain = worker(port, "--patience", "3s")) {
        assertThat(stranger.exitCode()).isEqualTo(2);
        assertThat(stranger.output()).contains("no TLS with the master").contains("certif");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.output()).contains("--ca").contains("cannot be read");
        assertThat(plain.exitCode()).isEqualTo(4);
        assertThat(plain.output()).contains("no master answered");
      }
      assertThat(target.requests()).isZero();

      try (ThrongProcess worker = worker(port, "--ca", ours.certificatePem().toString())) {
        assertThat(worker.exitCode()).as(worker.output()).isZero();
      }
      assertThat(master.exitCode()).as(master.output()).isZero();
      assertThat(target.requests()).isPositive();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private ThrongProcess master(CountingTarget target, Certificates certificates)
      throws IOException {
    Path manifest = folder.resolve("test.yaml");
    Files.writeString(
        manifest,
        "apiVersion: throng.dev/v1alpha1\nkind: LoadTest\nmetadata: {name: t}\nspec:\n"
            + FleetRun.manifest(target.url(), "{users: 2, spawnRate: 2, duration: 3s}").indent(2));
    return ThrongProcess.throng(
        FleetRun.TOKEN,
        "master",
        manifest.toString(),
        "--expect-workers",
        "1",
        "--port",
        "0",
        "--tls-cert",
        certificates.certificatePem().toString(),
        "--tls-key",
        certificates.keyPem().toString());
  }

  private static ThrongProcess worker(int port, String... flags) {
    return ThrongProcess.worker("w1", port, FleetRun.TOKEN, flags);
  }
}
