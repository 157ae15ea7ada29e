package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.OpenModel;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.script.Script;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a generator that is late itself says of the target. */
class LateArrivalTest {
  private static final long LATE_MICROS = 2_000_000;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  @Test
  void theResponseTimeCountsFromTheScheduledArrivalAndTheServiceTimeFromTheFirstByte()
      throws Exception {
    NameCount counted = arriveLate(server());

    assertThat(counted.requests()).isEqualTo(1);
    assertThat(counted.responseTime().succeeded().minMicros()).isGreaterThanOrEqualTo(LATE_MICROS);
    assertThat(counted.serviceTime().succeeded().maxMicros()).isLessThan(LATE_MICROS);
  }

  private HttpServer server() throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.response().end())
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  /** One iteration that was due at the beginning of a load which began a while ago. */
  private NameCount arriveLate(HttpServer server) throws Exception {
    Scenario scenario =
        ScenarioCompiler.compile(
            Manifests.spec(
                """
                target: {baseUrl: "http://127.0.0.1:%d"}
                load: {arrivals: [{userClass: Visitor, stages: [{rate: 1/s, duration: 1s}]}]}
                userClasses: [{name: Visitor, tasks: [{name: visit, steps: [{get: /}]}]}]
                """
                    .formatted(server.actualPort())),
            Map.of(),
            Map.of());
    HttpClients clients =
        new HttpClients(
            vertx, scenario.http(), scenario.target().origin(), HttpClients.TlsMaterial.NONE);
    CompletableFuture<NameCount> counted = new CompletableFuture<>();
    ScriptedLoop scripted =
        ScriptedLoop.alone(
            vertx,
            scenario,
            new Script.Run(1, 1),
            clients.next(),
            new LoadLoop.Listener() {
              @Override
              public void iterationEnded(LoadLoop ended) {
                counted.complete(ended.drain().drained().names().getFirst());
              }

              @Override
              public void empty(LoadLoop ended) {}
            });
    LoadLoop loop = scripted.loop();
    loop.execute(() -> {
      loop.begin(System.nanoTime() - TimeUnit.MICROSECONDS.toNanos(LATE_MICROS));
      loop.users().share(0, OpenModel.Share.once(), OpenModel.Place.single(1));
    });
    return counted.get(10, TimeUnit.SECONDS);
  }
}
