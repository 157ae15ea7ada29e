package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Certificates;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class TlsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void masterAndWorkersSpeakTlsAndAWorkerThatTrustsAnotherCaIsRefused() {
    Vertx vertx = Vertx.vertx();
    Certificates ours = Certificates.create(folder, "ours");
    Certificates other = Certificates.create(folder, "other");
    CountingTarget target = new CountingTarget(vertx);
    try (ThrongProcess master = master(target, ours)) {
      int port = master.masterPort();

      try (ThrongProcess stranger = worker(port, "--ca", other.certificatePem().toString());
          ThrongProcess plain = worker(port, "--patience", "3s")) {
        assertThat(stranger.exitCode()).isEqualTo(2);
        assertThat(stranger.output()).contains("no TLS with the master").contains("certif");
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
      vertx.close().await();
    }
  }

  private ThrongProcess master(CountingTarget target, Certificates certificates) {
    return ThrongProcess.master(
        FleetRun.manifestFile(folder, target.url(), "{users: 2, spawnRate: 2, duration: 3s}"),
        "--tls-cert",
        certificates.certificatePem().toString(),
        "--tls-key",
        certificates.keyPem().toString());
  }

  private static ThrongProcess worker(int port, String... flags) {
    return ThrongProcess.worker("w1", port, ServedMaster.TOKEN, flags);
  }
}
