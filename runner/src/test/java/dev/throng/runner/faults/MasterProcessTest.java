package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.server.ServedMaster;
import dev.throng.runner.truth.Eventually;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fault")
class MasterProcessTest {
  @TempDir private Path folder = Path.of("");
  private final Vertx vertx = Vertx.vertx();
  private final CountingTarget target = new CountingTarget(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whenTheMasterIsKilledTheWorkersStopTheLoadWithinTenSecondsAndEnd() {
    try (ThrongProcess master = ThrongProcess.master(manifest("5m"));
        ThrongProcess worker =
            ThrongProcess.worker("w1", master.masterPort(), ServedMaster.TOKEN)) {
      Eventually.holds("load arrives", Duration.ofSeconds(60), () -> target.requests() > 10);

      master.signal("KILL");
      FleetRun.sleep(Duration.ofSeconds(10));

      long requests = target.requests();
      FleetRun.sleep(Duration.ofSeconds(1));
      assertThat(target.requests()).isEqualTo(requests);
      assertThat(worker.exitCode()).isEqualTo(4);
      assertThat(worker.output()).contains("the master is gone");
    }
  }

  @Test
  void whenAnotherMasterIsInThePlaceOfTheKilledOneTheWorkerEndsItsLoadAtOnce() {
    try (ThrongProcess killed = ThrongProcess.master(manifest("5m"));
        ThrongProcess next = ThrongProcess.master(manifest("3s"))) {
      Cable cable = new Cable(vertx, killed.masterPort());
      try (ThrongProcess worker = ThrongProcess.worker("w1", cable.port(), ServedMaster.TOKEN)) {
        Eventually.holds("load arrives", Duration.ofSeconds(60), () -> target.requests() > 10);
        cable.redirect(next.masterPort());

        killed.signal("KILL");

        assertThat(worker.exitCode()).as(worker.output()).isEqualTo(2);
        assertThat(worker.output()).contains("the session of worker w1 belongs to another master");
        long requests = target.requests();
        try (ThrongProcess fresh =
            ThrongProcess.worker("w1", next.masterPort(), ServedMaster.TOKEN)) {
          assertThat(fresh.exitCode()).as(fresh.output()).isZero();
        }
        assertThat(next.exitCode()).as(next.output()).isZero();
        assertThat(target.requests()).isGreaterThan(requests);
      }
    }
  }

  @Test
  void whenASignalComesWhileTheMasterLingersItExitsWithItsVerdict() {
    Path log = folder.resolve("termination-log");
    try (ThrongProcess master =
            ThrongProcess.master(
                manifest("2s"), "--linger", "10m", "--termination-log", log.toString());
        ThrongProcess worker =
            ThrongProcess.worker("w1", master.masterPort(), ServedMaster.TOKEN)) {
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(worker.output()).contains("the load begins").contains("the load ends");
      Eventually.holds("the end is written", Duration.ofSeconds(20), () -> Files.exists(log));
      FleetRun.sleep(Duration.ofMillis(500));
      assertThat(master.isAlive()).isTrue();

      master.signal("TERM");

      assertThat(master.exitCode()).as(master.output()).isZero();
      assertThat(master.output()).contains("worker w1: connecting\nworker w1: ready\n");
      assertThat(log).content().contains("\"verdict\":\"Passed\"");
    }
  }

  @Test
  void aMasterThatIsToldToEndKeepsItsFiguresUntilTheyAreFetched() throws Exception {
    Path log = folder.resolve("termination-log");
    try (ThrongProcess master =
            ThrongProcess.master(
                manifest("5m"), "--grace", "30s", "--termination-log", log.toString());
        ThrongProcess worker =
            ThrongProcess.worker("w1", master.masterPort(), ServedMaster.TOKEN)) {
      Eventually.holds("load arrives", Duration.ofSeconds(60), () -> target.requests() > 10);

      master.signal("TERM");

      assertThat(worker.exitCode()).as(worker.output()).isZero();
      Eventually.holds("the end is written", Duration.ofSeconds(20), () -> Files.exists(log));
      FleetRun.sleep(Duration.ofMillis(500));
      assertThat(ask(master, "GET", "/stats.csv")).contains("/a,");
      assertThat(ask(master, "GET", ""))
          .contains("\"verdict\":\"Error\"")
          .contains("the master was told to end before the test was over");
      ask(master, "POST", "/acknowledge");
      assertThat(master.exitCode()).as(master.output()).isEqualTo(4);
      assertThat(log).content().contains("\"verdict\":\"Error\"");
    }
  }

  private static String ask(ThrongProcess master, String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + master.masterPort() + "/api/v1/run" + path))
            .header("Authorization", "Bearer " + ServedMaster.TOKEN)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private Path manifest(String duration) {
    return FleetRun.manifestFile(
        folder, target.url(), "{users: 4, spawnRate: 4, duration: " + duration + "}");
  }
}
