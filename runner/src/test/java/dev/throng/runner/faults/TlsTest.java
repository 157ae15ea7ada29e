package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Certificates;
import dev.throng.runner.truth.Eventually;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
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
    try (ThrongProcess master = master(target, ours, "3s")) {
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

  @Test
  void aWorkerThatHasMetItsMasterTriesAgainWhenSomethingElseAnswersForAWhile() {
    Vertx vertx = Vertx.vertx();
    Certificates ours = Certificates.create(folder, "ours");
    CountingTarget target = new CountingTarget(vertx);
    try (ThrongProcess master = master(target, ours, "8s")) {
      Cable cable = new Cable(vertx, master.masterPort());
      try (ThrongProcess worker = worker(cable.port(), "--ca", ours.certificatePem().toString())) {
        Eventually.holds("load arrives", Duration.ofSeconds(60), () -> target.requests() > 10);

        cable.garble();
        Eventually.holds("it tries again", Duration.ofSeconds(20), () -> cable.garbled() > 1);
        cable.mend();

        assertThat(worker.exitCode()).as(worker.output()).isZero();
        assertThat(master.exitCode()).as(master.output()).isZero();
        assertThat(master.output()).doesNotContain("lost");
      }
    } finally {
      vertx.close().await();
    }
  }

  private ThrongProcess master(CountingTarget target, Certificates certificates, String duration) {
    return ThrongProcess.master(
        FleetRun.manifestFile(
            folder, target.url(), "{users: 2, spawnRate: 2, duration: " + duration + "}"),
        "--tls-cert",
        certificates.certificatePem().toString(),
        "--tls-key",
        certificates.keyPem().toString());
  }

  private static ThrongProcess worker(int port, String... flags) {
    return ThrongProcess.worker("w1", port, ServedMaster.TOKEN, flags);
  }
}
