package dev.throng.runner.worker;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.runner.protocol.ToWorker.UserChange;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpServer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the code that the load will run, for a moment and against a server of its own on loopback,
 * so that its classes are loaded and its hot paths compiled before the first request that counts. A
 * cold generator would add its own hundreds of milliseconds to the first answers of the target.
 */
final class WarmUp {
  private static final long MILLIS = 400;
  private static final int USERS = 4;
  private static final String MANIFEST =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: warm-up}
      spec:
        target: {baseUrl: "http://127.0.0.1:%d", http: {timeout: 1s}}
        load: {users: 4, duration: 1s}
        userClasses:
          - name: Warm
            tasks:
              - name: all
                steps:
                  - get: /a
                    query: {n: "${user.index}"}
                    checks: [{expect: status == 200}]
                  - post: /b
                    json: {n: "${random.int(1, 9)}"}
                    extract: {id: {json: /id}}
      """;

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private WarmUp() {}

  /**
   * Calls back in any case, on any thread: after a moment the first time in this process, at once
   * later.
   */
  static void once(Vertx vertx, Runnable then) {
    if (!DONE.compareAndSet(false, true)) {
      then.run();
      return;
    }
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> request.endHandler(_ -> request.response().end("{\"id\": 7}")));
    server
        .listen(0, "127.0.0.1")
        .onComplete((listening, failure) -> {
          if (failure != null) {
            then.run();
          } else {
            load(vertx, listening, then);
          }
        });
  }

  private static void load(Vertx vertx, HttpServer server, Runnable then) {
    Scenario scenario = scenario(server.actualPort());
    HttpClientAgent client =
        HttpClients.build(vertx, scenario.http(), HttpClients.TlsMaterial.NONE);
    LoadLoop loop =
        LoadLoop.alone(
            vertx,
            scenario,
            new LoadLoop.Run(1, 1),
            client,
            new LoadLoop.Listener() {
              @Override
              public void stopAsked(String reason) {}

              @Override
              public void empty(LoadLoop ended) {
                ended.end();
                ended.drain();
                client.close();
                server.close();
                then.run();
              }
            });
    loop.execute(() -> {
      loop.begin(System.nanoTime());
      for (int user = 0; user < USERS; user++) {
        loop.users().change(new UserChange(0, user, 0, true));
      }
      loop.schedule(() -> loop.users().stopAll(0), TimeUnit.MILLISECONDS.toNanos(MILLIS));
    });
  }

  private static Scenario scenario(int port) {
    return switch (ManifestReader.read(MANIFEST.formatted(port))) {
      case ReadResult.Valid valid ->
          ScenarioCompiler.compile(valid.manifest().spec(), Map.of(), Map.of());
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }
}
