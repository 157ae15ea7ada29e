package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.master.TestPlan;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A master that waits for a worker, behind its port. */
final class ServedMaster implements AutoCloseable {
  static final String TOKEN = "secret";

  final Vertx vertx = Vertx.vertx();
  final Master master;
  final int port;

  /**
   * @param load the manifest's load, as fields on one line
   */
  ServedMaster(String load) {
    TestPlan plan =
        new TestPlan(
            "api",
            Manifests.spec(
                """
                target: {baseUrl: http://localhost:1}
                load: {%s}
                userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
                """
                    .formatted(load)),
            "",
            1,
            1,
            Map.of(),
            List.of());
    master = new Master(plan, 1, "development", new RunListener() {}, Clock.systemUTC());
    port =
        new MasterServer(
                vertx,
                master,
                new MasterServer.Settings(
                    "127.0.0.1", 0, true, 1, new Token(TOKEN), "development", null))
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @Override
  public void close() {
    master.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
