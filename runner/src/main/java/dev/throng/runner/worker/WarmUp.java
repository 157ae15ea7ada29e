package dev.throng.runner.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.Target;
import dev.throng.crds.urls.HttpUrl;
import dev.throng.runner.engine.LoadLoop;
import dev.throng.runner.engine.Recorder;
import dev.throng.runner.http.HttpClients;
import dev.throng.runner.protocol.ToWorker.UserChange;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.script.Script;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs the code that the load will run, for a moment and against a server of its own on loopback,
 * so that its classes are loaded and its hot paths compiled before the first request that counts. A
 * cold generator would add its own hundreds of milliseconds to the first answers of the target.
 */
final class WarmUp {
  private static final int USERS = 4;

  /** What is called twice and more for each is compiled then. */
  private static final int ENOUGH_ANSWERS = 250;

  /** Over TLS there is a handshake for each, whose code is large. */
  private static final int ENOUGH_ANSWERS_OVER_TLS = 300;

  /** From the first answer, which has loaded the classes: so long may a slow machine take. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(4);

  /** Without any answer. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final String MANIFEST =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: warm-up}
      spec:
        target: {baseUrl: "%s", http: {timeout: 10s, version: %s}}
        load: {users: 4, duration: 1s}
        userClasses:
          - name: Warm
            tasks:
              - name: all
                steps:
                  - get: /a
                    query: {n: "${user.index}"}
                    checks: [{expect: status == 200}]
                  - post: "%s/b"
                    json: {n: "${%s}"}
                    extract: {id: {json: /id}}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicBoolean DONE = new AtomicBoolean();

  private final WarmServers servers;
  private final int enough;
  private final HttpClients clients;
  private final LoadLoop loop;
  private final long startNanos = System.nanoTime();
  private long firstAnswerNanos;

  /**
   * What is to be warm.
   *
   * @param target whose protocols count: TLS and HTTP/2 too where it speaks them
   * @param cel whether users evaluate it
   */
  record Aim(Target target, boolean cel) {}

  /**
   * What a warm-up has done.
   *
   * @param requests that succeeded
   * @param connections that were opened, each with a handshake where it speaks TLS
   */
  record Warmed(long requests, long connections) {}

  private WarmUp(Vertx vertx, WarmServers servers, Aim aim, Consumer<Warmed> then) {
    this.servers = servers;
    Scenario scenario = scenario(servers, aim);
    enough = scenario.target().origin().tls() ? ENOUGH_ANSWERS_OVER_TLS : ENOUGH_ANSWERS;
    clients = new HttpClients(vertx, scenario.http(), scenario.target().origin(), servers.trust());
    loop =
        ScriptedLoop.alone(
                vertx,
                scenario,
                new Script.Run(1, 1),
                clients.next(),
                new LoadLoop.Listener() {
                  @Override
                  public void empty(LoadLoop ended) {
                    then.accept(end());
                  }
                })
            .loop();
  }

  /**
   * Calls back in any case, on any thread: after a moment the first time in this process, at once
   * later.
   */
  static void once(Vertx vertx, Aim aim, Runnable then) {
    if (DONE.compareAndSet(false, true)) {
      run(vertx, aim, _ -> then.run());
    } else {
      then.run();
    }
  }

  /**
   * @param then is told what was done
   */
  static void run(Vertx vertx, Aim aim, Consumer<Warmed> then) {
    WarmServers.start(vertx, HttpUrl.parse(aim.target().baseUrl()).tls())
        .onComplete((servers, failure) -> {
          if (failure != null) {
            then.accept(new Warmed(0, 0));
          } else {
            new WarmUp(vertx, servers, aim, then).begin();
          }
        });
  }

  private void begin() {
    loop.execute(() -> {
      loop.begin(startNanos);
      for (int user = 0; user < USERS; user++) {
        loop.users().change(new UserChange(0, user, 0, true));
      }
      look();
    });
  }

  private void look() {
    long now = System.nanoTime();
    int answers = servers.answers();
    if (answers > 0 && firstAnswerNanos == 0) {
      firstAnswerNanos = now;
    }
    boolean longEnough =
        answers == 0 ? now - startNanos >= PATIENCE_NANOS : now - firstAnswerNanos >= MOST_NANOS;
    if (answers >= enough || longEnough) {
      loop.users().stopAll(0);
    } else {
      loop.schedule(this::look, LOOK_NANOS);
    }
  }

  private Warmed end() {
    loop.end();
    clients.close();
    servers.close();
    Recorder.Drained drained = loop.drain().drained();
    return new Warmed(
        drained.names().stream().mapToLong(name -> name.requests() - name.failures()).sum(),
        drained.connections().opened());
  }

  private static Scenario scenario(WarmServers servers, Aim aim) {
    String manifest =
        MANIFEST.formatted(
            servers.baseUrl(),
            JSON.convertValue(aim.target().http().version(), String.class),
            servers.otherUrl(),
            aim.cel() ? "random.int(1, 9)" : "user.index");
    return switch (ManifestReader.read(manifest)) {
      case ReadResult.Valid valid ->
          ScenarioCompiler.compile(valid.manifest().spec(), Map.of(), Map.of());
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }
}
