package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator that may not open as many connections as its users need. */
@Tag("fault")
class ScarceDescriptorsTest {
  private static final int DESCRIPTORS = 300;
  private static final int INCONCLUSIVE = 3;
  private static final int ERROR = 4;

  @TempDir private Path folder = Path.of("");
  private final Vertx vertx = Vertx.vertx();
  private final CountingTarget target = new CountingTarget(vertx);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void doesNotBlameTheTargetForWhatItCouldNotOpen() throws IOException {
    target.fallSilent();
    String http = "{connections: shared, maxConnections: 1000, timeout: 2s}";
    try (ThrongProcess run =
        ThrongProcess.limited(DESCRIPTORS, "run", manifest(http, 400).toString())) {
      assertThat(run.exitCode()).as(run.output()).isEqualTo(INCONCLUSIVE);
      assertThat(run.output())
          .contains("the generator has no file descriptor left for a connection to 127.0.0.1")
          .contains("Inconclusive: nothing was answered: all ")
          .contains(" failed by the generator itself, as its failures say");
    }
  }

  @Test
  void isRefusedAsAWorkerBeforeTheLoad() throws IOException {
    try (ThrongProcess master = ThrongProcess.master(manifest("{connections: perUser}", 400));
        ThrongProcess worker =
            ThrongProcess.limited(
                DESCRIPTORS,
                ThrongProcess.workerArguments("w1", master.masterPort()).toArray(new String[0]))) {
      assertThat(master.exitCode()).as(master.output()).isEqualTo(ERROR);
      assertThat(master.output()).contains("400 users").contains("ulimit -n");
      assertThat(worker.exitCode()).as(worker.output()).isZero();
      assertThat(target.requests()).isZero();
    }
  }

  private Path manifest(String http, int users) throws IOException {
    return Files.writeString(
        folder.resolve("test.yaml"),
        Manifests.text(
            "scarce",
            """
            target: {baseUrl: %s, http: %s}
            load: {users: %d, spawnRate: 1000, duration: 5s, stopTimeout: 1s}
            userClasses: [{name: A, wait: {constant: 500ms}, tasks: [{name: a, steps: [{get: /a}]}]}]
            validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 0%%}
            """
                .formatted(target.url(), http, users)));
  }
}
