package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 servers that take only so many requests on a connection, and how they say so. */
@Tag("timed")
class RefusalsTest {
  private static final int REQUESTS_PER_CONNECTION = 3;
  private static final long NO_ERROR = 0;
  private static final long REFUSED_STREAM = 7;

  private static Vertx vertx = Vertx.vertx();

  private final Map<HttpConnection, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
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
  @CsvSource({"perUser, get", "perUser, post", "shared, get", "shared, post"})
  void aServerThatSaysGoAwayAfterAnAnswerGetsItsRequestsOnAnotherConnection(
      String sharing, String verb) {
    listen((request, number) -> {
      answer(request);
      if (number == REQUESTS_PER_CONNECTION) {
        request.connection().goAway(NO_ERROR);
      }
    });

    assertNothingIsLost(run(sharing, verb));
  }

  @ParameterizedTest
  @CsvSource({"perUser, get", "perUser, post", "shared, get", "shared, post"})
  void requestsAboveTheLastOneOfAGoAwayAreSentAgain(String sharing, String verb) {
    listen((request, number) -> {
      if (number == REQUESTS_PER_CONNECTION) {
        request.connection().goAway(NO_ERROR, (int) request.response().streamId());
      }
      vertx.setTimer(20, _ -> answer(request));
    });

    assertNothingIsLost(run(sharing, verb));
  }

  @ParameterizedTest
  @CsvSource({"perUser, get", "perUser, post", "shared, get", "shared, post"})
  void requestsThatTheServerRefusesAreSentAgain(String sharing, String verb) {
    listen((request, number) -> {
      if (number > REQUESTS_PER_CONNECTION) {
        request.response().reset(REFUSED_STREAM);
      } else {
        answer(request);
      }
    });

    assertNothingIsLost(run(sharing, verb));
  }

  @Test
  void aRequestThatIsSentAgainIsAnotherSpanOfItsTrace() {
    Queue<String> traceparents = new ConcurrentLinkedQueue<>();
    listen((request, number) -> {
      traceparents.add(request.getHeader("traceparent"));
      if (number > REQUESTS_PER_CONNECTION) {
        request.response().reset(REFUSED_STREAM);
      } else {
        answer(request);
      }
    });

    assertNothingIsLost(run("shared", "get"));

    assertThat(traceparents).doesNotHaveDuplicates().hasSizeGreaterThan(answered.get());
    assertThat(traceparents.stream().map(traceparent -> traceparent.split("-")[1]).distinct())
        .hasSize(answered.get());
  }

  @Test
  void aServerThatRefusesEverythingIsAFailure() {
    listen((request, _) -> request.response().reset(REFUSED_STREAM));

    RunView view = run("shared", "get");

    assertThat(Engine.failures(view)).containsOnlyKeys("stream reset by the server, code 7");
    assertThat(view.total().failures()).isEqualTo(view.total().requests()).isPositive();
  }

  private void assertNothingIsLost(RunView view) {
    assertThat(Engine.failures(view)).isEmpty();
    assertThat(view.exceptions()).isEmpty();
    assertThat(view.total().unfinished()).isZero();
    assertThat(view.total().requests()).isEqualTo(answered.get());
    assertThat(connections).hasValueGreaterThan(10);
    assertThat(answered).hasValueLessThanOrEqualTo(REQUESTS_PER_CONNECTION * connections.get());
    assertThat(mostOpen).as("those that are idle are closed").hasValueLessThanOrEqualTo(24);
  }

  private void answer(HttpServerRequest request) {
    answered.incrementAndGet();
    request.response().end("ok");
  }

  /**
   * @param behaviour told each request, and how many its connection has had with it
   */
  private void listen(BiConsumer<HttpServerRequest, Integer> behaviour) {
    listening =
        vertx
            .createHttpServer()
            .connectionHandler(connection -> {
              connections.incrementAndGet();
              mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
              connection.closeHandler(_ -> open.decrementAndGet());
            })
            .requestHandler(request -> {
              int number =
                  requests
                      .computeIfAbsent(request.connection(), _ -> new AtomicInteger())
                      .incrementAndGet();
              behaviour.accept(request, number);
            })
            .listen(0, "127.0.0.1")
            .await();
  }

  private RunView run(String sharing, String verb) {
    return Engine.run(
        """
        target:
          baseUrl: "http://127.0.0.1:%d"
          http: {version: http2-prior-knowledge, connections: %s, maxConnections: 2, tracing: {sample: 100%%}}
        load: {users: 8, spawnRate: 1000, duration: 1s}
        userClasses:
          - {name: U, wait: {constant: 5ms}, tasks: [{name: t, steps: [{%s: /}]}]}
        """
            .formatted(listening.actualPort(), sharing, verb));
  }
}
