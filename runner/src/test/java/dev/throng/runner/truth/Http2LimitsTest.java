package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one exchange on an HTTP/2 connection may do to the others on it. */
@Tag("timed")
class Http2LimitsTest {
  private static Vertx vertx = Vertx.vertx();

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private HttpServer listening = vertx.createHttpServer();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() {
    vertx.close();
  }

  @AfterEach
  void stopServer() {
    listening.close();
  }

  @ParameterizedTest
  @CsvSource({"shared, 1, 0ms", "shared, 3, 0ms", "shared, 8, 1ms", "perUser, 1, 0ms"})
  void requestsAboveTheStreamsThatAServerAllowsWaitForTheirTurn(
      String sharing, int streams, String wait) {
    listen(streams, this::answer);

    RunView view = run(listening.actualPort(), "connections: " + sharing, wait, "[{post: /}]");

    assertThat(Engine.failures(view)).isEmpty();
    assertThat(view.total().requests()).isEqualTo(answered.get()).isGreaterThan(100);
    assertThat(connections).hasValueLessThanOrEqualTo(sharing.equals("shared") ? 2 : 12);
  }

  @Test
  void noMoreConnectionsAreOpenedThanTheWaitingNeed() {
    listen(4, request -> vertx.setTimer(5, _ -> answer(request)));

    RunView view =
        run(
            listening.actualPort(),
            "connections: shared, maxConnections: 500",
            "1ms",
            "[{post: /}]");

    assertThat(Engine.failures(view)).isEmpty();
    assertThat(connections).as("for 12 users on 2 loops").hasValueBetween(2, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {70_000, 90_000, 400_000})
  void aHeadThatIsTooLargeFailsItsOwnStreamOnly(int bytes) {
    listen(
        100,
        request -> {
          answered.incrementAndGet();
          request
              .response()
              .putHeader("x", "y".repeat("/large".equals(request.path()) ? bytes : 40_000))
              .end();
        });

    RunView view =
        run(listening.actualPort(), "connections: shared", "5ms", "[{post: /large}, {post: /}]");

    assertThat(Engine.failures(view).keySet())
        .singleElement()
        .asString()
        .startsWith("malformed answer: ")
        .contains("65536");
    assertThat(Engine.stats(view, "POST /large").failures())
        .isEqualTo(Engine.stats(view, "POST /large").requests())
        .isPositive();
    assertThat(Engine.stats(view, "POST /").failures()).isZero();
    assertThat(connections).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void aConnectionThatDiedSilentlyIsReplacedAfterATimeout() {
    listen(100, this::answer);
    NetClient client = vertx.createNetClient();
    AtomicInteger number = new AtomicInteger();
    NetServer relay =
        vertx
            .createNetServer()
            .connectHandler(from -> {
              boolean mortal = number.getAndIncrement() < 2;
              from.pause();
              client
                  .connect(listening.actualPort(), "127.0.0.1")
                  .onSuccess(to -> forward(from, to, mortal));
            })
            .listen(0, "127.0.0.1")
            .await();

    RunView view =
        run(relay.actualPort(), "connections: shared, timeout: 400ms", "5ms", "[{post: /}]", "2s");
    relay.close();

    assertThat(Engine.failures(view).keySet())
        .allSatisfy(failure -> assertThat(failure).startsWith("timeout after 400ms"));
    assertThat(view.total().failures())
        .as("those of 12 users in 0.4 s, and in 1 s until the PING is given up")
        .isBetween(12L, 48L);
    assertThat(number).hasValueBetween(3, 4);
  }

  /** Those that are mortal carry nothing more, either way, after 200 ms. */
  private static void forward(NetSocket from, NetSocket to, boolean mortal) {
    from.closeHandler(_ -> to.close());
    from.handler(to::write);
    to.handler(from::write);
    from.resume();
    if (mortal) {
      vertx.setTimer(
          200,
          _ -> {
            from.handler(_ -> {});
            to.handler(_ -> {});
          });
    }
  }

  @Test
  void aRequestThatTimesOutAloneDoesNotEndTheConnectionOfOthers() {
    listen(
        100,
        request -> {
          if ("/".equals(request.path())) {
            vertx.setTimer(50, _ -> answer(request));
          }
        });

    RunView view =
        run(
            listening.actualPort(),
            "connections: shared, maxConnections: 2",
            "1ms",
            "[{post: /never, timeout: 20ms}, {post: /}]");

    assertThat(Engine.failures(view))
        .isNotEmpty()
        .allSatisfy((failure, _) -> assertThat(failure).startsWith("timeout after 20ms"));
    assertThat(Engine.stats(view, "POST /").failures()).isZero();
    assertThat(connections).hasValueLessThanOrEqualTo(2);
  }

  private void answer(HttpServerRequest request) {
    answered.incrementAndGet();
    request.response().end("ok");
  }

  private void listen(int streams, Handler<HttpServerRequest> behaviour) {
    listening =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(streams)))
            .connectionHandler(_ -> connections.incrementAndGet())
            .requestHandler(behaviour)
            .listen(0, "127.0.0.1")
            .await();
  }

  private static RunView run(int port, String http, String wait, String steps) {
    return run(port, http, wait, steps, "1s");
  }

  private static RunView run(int port, String http, String wait, String steps, String duration) {
    String limited = http.contains("maxConnections") ? http : http + ", maxConnections: 2";
    return Engine.run(
        """
        target:
          baseUrl: "http://127.0.0.1:%d"
          http: {version: http2-prior-knowledge, %s}
        load: {users: 12, spawnRate: 1000, duration: %s}
        userClasses:
          - {name: U, wait: {constant: %s}, tasks: [{name: t, steps: %s}]}
        """
            .formatted(port, limited, duration, wait, steps));
  }
}
