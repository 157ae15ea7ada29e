package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final Environment ENVIRONMENT = new Environment(_ -> "secret");

  @Test
  void refusesATestWithMoreUsersThanItMayOpenConnections() throws InterruptedException {
    Worker.Settings settings = new Worker.Settings(1, ENVIRONMENT);

    assertThat(refusal(settings, Manifests.withSteps("- get: /"), 1L << 40))
        .contains("1099511627776 users with a connection each")
        .contains("ulimit -n");
  }

  @Test
  void refusesUsersInJavaIfItTakesNone() throws InterruptedException {
    LoadTestSpec spec =
        Manifests.spec(
            """
            target: {baseUrl: "http://shop"}
            load: {users: 1, duration: 1s}
            userClasses: [{name: A, java: {inline: "class A extends HttpUser {}"}}]
            """);

    assertThat(refusal(new Worker.Settings(1, ENVIRONMENT, false, null), spec, 1))
        .contains("users in Java, which this worker does not take");
  }

  private static String refusal(Worker.Settings settings, LoadTestSpec spec, long users)
      throws InterruptedException {
    BlockingQueue<ToMaster> said = new LinkedBlockingQueue<>();
    Vertx vertx = Vertx.vertx();
    try (Worker worker = new Worker(vertx, settings, said::add)) {
      worker.tell(
          new ToWorker.Prepare(spec, 1, 1, Map.of("accounts", List.of()), JavaSources.NONE, users));

      return ((ToMaster.Refused) said.poll(10, TimeUnit.SECONDS)).reason();
    } finally {
      vertx.close().await();
    }
  }
}
