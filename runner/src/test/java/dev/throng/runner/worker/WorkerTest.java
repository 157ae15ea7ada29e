package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {

  @Test
  void refusesATestWithMoreUsersThanItMayOpenConnections() throws InterruptedException {
    BlockingQueue<ToMaster> said = new LinkedBlockingQueue<>();
    Vertx vertx = Vertx.vertx();
    Worker.Settings settings = new Worker.Settings(1, new Environment(_ -> "secret"));
    try (Worker worker = new Worker(vertx, settings, said::add)) {
      worker.tell(
          new ToWorker.Prepare(
              Manifests.withSteps("- get: /"),
              1,
              1,
              Map.of("accounts", java.util.List.of()),
              JavaSources.NONE,
              1L << 40));

      assertThat(said.poll(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ToMaster.Refused.class,
              refused ->
                  assertThat(refused.reason())
                      .contains("1099511627776 users with a connection each")
                      .contains("ulimit -n"));
    } finally {
      vertx.close().await();
    }
  }
}
