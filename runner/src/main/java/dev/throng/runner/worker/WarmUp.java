package dev.throng.runner.worker;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.Http;
import dev.throng.crds.spec.Target;
import dev.throng.runner.protocol.ToWorker.UserChange;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

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
        target: {baseUrl: "%s", http: {timeout: 1s, version: %s}}
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

  /** A certificate for 127.0.0.1 that trusts itself, and its key. */
  private static final Buffer PEM = resource("warm-up.pem");

  private static final AtomicBoolean DONE = new AtomicBoolean();

  private WarmUp() {}

  /**
   * Calls back in any case, on any thread: after a moment the first time in this process, at once
   * later.
   *
   * @param target whose protocols are to be warm: TLS and HTTP/2 too where it speaks them
   */
  static void once(Vertx vertx, Target target, Runnable then) {
    if (DONE.compareAndSet(false, true)) {
      run(vertx, target, _ -> then.run());
    } else {
      then.run();
    }
  }

  /**
   * @param then is told how many requests succeeded
   */
  static void run(Vertx vertx, Target target, LongConsumer then) {
    boolean tls = target.baseUrl().startsWith("https:");
    HttpServerOptions options = new HttpServerOptions();
    if (tls) {
      options
          .setSsl(true)
          .setUseAlpn(true)
          .setKeyCertOptions(new PemKeyCertOptions().addCertValue(PEM).addKeyValue(PEM));
    }
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(
                request -> request.endHandler(_ -> request.response().end("{\"id\": 7}")));
    server
        .listen(0, "127.0.0.1")
        .onComplete((listening, failure) -> {
          if (failure != null) {
            then.accept(0);
          } else {
            load(vertx, listening, scenario(tls, target, listening.actualPort()), then);
          }
        });
  }

  private static void load(Vertx vertx, HttpServer server, Scenario scenario, LongConsumer then) {
    HttpClientAgent client =
        HttpClients.build(vertx, scenario.http(), new HttpClients.TlsMaterial(PEM, null, null));
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
                long succeeded =
                    ended.drain().drained().names().stream()
                        .mapToLong(name -> name.requests() - name.failures())
                        .sum();
                client.close();
                server.close();
                then.accept(succeeded);
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

  private static String name(Http.Version version) {
    return switch (version) {
      case AUTO -> "auto";
      case HTTP_1_1 -> "http1.1";
      case HTTP_2 -> "http2";
      case HTTP_2_PRIOR_KNOWLEDGE -> "http2-prior-knowledge";
    };
  }

  private static Buffer resource(String name) {
    try (InputStream in = WarmUp.class.getResourceAsStream(name)) {
      return Buffer.buffer(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Scenario scenario(boolean tls, Target target, int port) {
    String url = (tls ? "https" : "http") + "://127.0.0.1:" + port;
    String manifest = MANIFEST.formatted(url, name(target.http().version()));
    return switch (ManifestReader.read(manifest)) {
      case ReadResult.Valid valid ->
          ScenarioCompiler.compile(valid.manifest().spec(), Map.of(), Map.of());
      case ReadResult.Invalid invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }
}
