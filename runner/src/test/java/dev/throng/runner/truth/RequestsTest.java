package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user's steps put on the wire, and what comes of the answers. */
class RequestsTest {
  @Test
  void aRedirectIsOneSampleNamedForTheFirstRequestOverUpToTenHops() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          int hop = Integer.parseInt(request.path().substring(1));
          Thread.sleep(20);
          if (hop < 10) {
            reply.send(302, "", "location: /" + (hop + 1));
          } else {
            reply.ok();
          }
        })) {
      RunView view = once(server, "[{get: /0}]", 11);
      assertThat(view.failures()).isEmpty();
      RequestStats stats = Engine.stats(view, "GET /0");
      assertThat(stats.requests()).isEqualTo(1);
      assertThat(stats.statuses()).isEqualTo(Map.of(200, 1L));
      assertThat(stats.responseTime().minMicros()).isGreaterThan(220_000);
    }
  }

  @Test
  void aSeeOtherTurnsAPostIntoAGetAndARedirectElsewhereLosesTheCredentials() throws IOException {
    try (TruthServer other = new TruthServer((_, reply) -> reply.ok());
        TruthServer server =
            new TruthServer(
                (request, reply) -> reply.send(303, "", "location: " + other.url() + "/there"))) {
      Engine.runUntil(
          () -> !other.received().isEmpty(),
          manifest(
              server,
              "[{post: /form, body: secret, headers: {Authorization: Bearer t, X-Mine: stays}}]"));
      TruthServer.Request hop = other.received().getFirst();
      assertThat(hop.method()).isEqualTo("GET");
      assertThat(hop.body()).isEmpty();
      assertThat(hop.headers()).doesNotContainKeys("authorization", "content-type");
      assertThat(hop.header("x-mine")).isEqualTo("stays");
    }
  }

  @Test
  void aTemporaryRedirectRepeatsThePostWithItsBody() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/a")) {
            reply.send(307, "", "location: /b");
          } else {
            reply.ok();
          }
        })) {
      once(server, "[{post: /a, body: again}]", 2);
      assertThat(server.received())
          .extracting(TruthServer.Request::method)
          .containsExactly("POST", "POST");
      assertThat(server.received().get(1).body()).isEqualTo("again");
    }
  }

  @Test
  void redirectsThatAreNotToBeFollowedAreAnswers() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(302, "", "location: /b"))) {
      RunView view = once(server, "[{get: /a, followRedirects: false}]", 1);
      assertThat(Engine.stats(view, "GET /a").statuses()).isEqualTo(Map.of(302, 1L));
      assertThat(view.failures()).isEmpty();
    }
  }

  @Test
  void cookiesComeBackToWhereTheyBelongUntilTheyExpire() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          switch (request.path()) {
            case "/in" ->
                reply.send(
                    200, "", "set-cookie: s=1; Path=/", "set-cookie: deep=2; Path=/shop/cart");
            case "/out" -> reply.send(200, "", "set-cookie: s=; Path=/; Max-Age=0");
            default -> reply.ok();
          }
        })) {
      once(server, "[{get: /in}, {get: /a}, {get: '/shop/cart?x=1'}, {get: /out}, {get: /b}]", 5);
      assertThat(server.received())
          .extracting(request -> request.header("cookie"))
          .satisfiesExactly(
              first -> assertThat(first).isEmpty(),
              plain -> assertThat(plain).isEqualTo("s=1"),
              deep -> assertThat(deep).contains("s=1").contains("deep=2"),
              leaving -> assertThat(leaving).isEqualTo("s=1"),
              gone -> assertThat(gone).isEmpty());
    }
  }

  @Test
  void aBodyIsReadInTheCharsetThatItSays() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(
                200,
                "gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1),
                "content-type: text/plain; charset=ISO-8859-1"))) {
      RunView view = once(server, "[{get: /, checks: [{expect: \"body == 'gr\u00fcn'\"}]}]", 1);
      assertThat(view.failures()).isEmpty();
    }
  }

  @Test
  void compressedAnswersAreReadAndCountedUnpacked() throws IOException {
    byte[] packed = gzip("{\"answer\": 42, \"filler\": \"" + "x".repeat(5_000) + "\"}");
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.header("accept-encoding").contains("gzip")) {
            reply.send(200, packed, "content-encoding: gzip");
          } else {
            reply.send(200, "{}");
          }
        })) {
      RunView view = once(server, "[{get: /, checks: [{expect: json.answer == 42}]}]", 1);
      assertThat(view.failures()).isEmpty();
      assertThat(view.total().bytesReceived()).isGreaterThan(5_000);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"perUser", "shared"})
  void connectionsThatTheServerClosedBetweenRequestsAreNoFailures(String connections)
      throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          reply.ok();
          Thread.sleep(1);
          reply.close();
        })) {
      RunView view =
          Engine.runUntil(
              () -> server.received().size() > 60,
              """
              target: {baseUrl: %s, http: {connections: %s}}
              load: {users: 3, spawnRate: 100}
              userClasses:
                - {name: Visitor, wait: {constant: 1ms}, tasks: [{name: t, steps: [{get: /}]}]}
              """
                  .formatted(server.url(), connections));
      assertThat(Engine.failures(view)).isEmpty();
      assertThat(view.total().requests()).isEqualTo(server.answered().size());
      assertThat(server.connections()).isGreaterThan(30);
    }
  }

  @Test
  void aUserHasAConnectionOfItsOwnAndSharedOnesAreLimited() throws IOException {
    assertThat(connectionsOf("perUser")).isEqualTo(12);
    assertThat(connectionsOf("shared, maxConnections: 4")).isBetween(2, 4);
  }

  private static int connectionsOf(String connections) throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          Thread.sleep(20);
          reply.ok();
        })) {
      RunView view =
          Engine.runUntil(
              () -> server.answered().size() >= 48,
              """
              target: {baseUrl: %s, http: {connections: %s}}
              load: {users: 12, spawnRate: 1000}
              userClasses:
                - {name: Visitor, wait: {constant: 5ms}, tasks: [{name: t, steps: [{get: /}]}]}
              """
                  .formatted(server.url(), connections));
      assertThat(Engine.failures(view)).isEmpty();
      return server.connections();
    }
  }

  @Test
  void theFirstCheckThatDoesNotHoldIsTheFailureAndChecksOfTheStatusReplaceTheRule()
      throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(Integer.parseInt(request.path().substring(1)), "{\"total\": 0}"))) {
      RunView view =
          once(
              server,
              """
              - {get: /404, checks: [{expect: status == 404}]}
              - {get: /409, checks: [{fail: Cart was empty, when: status == 409}]}
              - {get: /202, checks: [{expect: status == 201, message: "Unexpected: ${status}"}]}
              - {get: /201, checks: [{expect: status == 201}, {expect: json.total > 0}]}
              - {get: /418}
              """,
              5);
      assertThat(Engine.failures(view))
          .isEqualTo(
              Map.of(
                  "Cart was empty", 1L,
                  "Unexpected: 202", 1L,
                  "expected json.total > 0", 1L,
                  "status 418", 1L));
      assertThat(view.total().statuses()).containsOnlyKeys(201, 202, 404, 409, 418);
    }
  }

  @Test
  void transactionsAreTimedAsOneBesideTheirPartsAndFailWithThem() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(30);
          reply.send(request.path().equals("/bad") ? 500 : 200, "");
        })) {
      RunView view =
          once(
              server,
              """
              - transaction: {name: pay, steps: [{get: /a}, {wait: 100ms}, {get: /b}]}
              - transaction: {name: broken, steps: [{get: /bad}, {get: /c}]}
              - get: /done
              """,
              5);
      RequestStats pay = Engine.stats(view, "TXN pay");
      assertThat(pay.requests()).isEqualTo(1);
      assertThat(pay.failures()).isZero();
      assertThat(pay.responseTime().minMicros()).isGreaterThan(160_000);
      assertThat(Engine.stats(view, "TXN broken").failures()).isEqualTo(1);
      assertThat(view.total().requests()).as("transactions are no requests").isEqualTo(5);
    }
  }

  @Test
  void feedsHandOutRowsInOrderOrToOneUserAtATime() throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          Thread.sleep(30);
          reply.ok();
        })) {
      RunView view =
          Engine.runUntil(
              () -> server.received().size() >= 12,
              """
              target: {baseUrl: %s}
              load: {users: 3, spawnRate: 1000}
              data:
                unique: {csv: {inline: "id\\n1\\n2\\n"}, pick: unique}
                ordered: {csv: {inline: "id\\na\\nb\\nc\\n"}}
              userClasses:
                - name: Visitor
                  wait: {constant: 5ms}
                  tasks:
                    - name: t
                      steps:
                        - feed: ordered
                        - feed: unique
                        - get: /${ordered.id}/${unique.id}/${user.index}
                          name: /row
              """
                  .formatted(server.url()));
      assertThat(server.received())
          .extracting(request -> request.path().split("/")[2])
          .contains("1", "2");
      Map<String, Long> freeAgainNanos = new HashMap<>();
      server.answered().stream()
          .sorted(Comparator.comparingLong(answer -> answer.request().atNanos()))
          .forEach(answer -> {
            String row = answer.request().path().split("/")[2];
            assertThat(answer.request().atNanos())
                .as("one user at a time has row %s", row)
                .isGreaterThan(freeAgainNanos.getOrDefault(row, Long.MIN_VALUE));
            freeAgainNanos.put(row, answer.atNanos());
          });
      assertThat(view.exceptions())
          .as("the third user")
          .anySatisfy(e -> {
            assertThat(e.message()).isEqualTo("feed unique: all 2 rows are in use");
            assertThat(e.where()).isEqualTo("Visitor/t");
          });
    }
  }

  @Test
  void aStepThatNeedsWhatIsNotThereIsAnExceptionAndTheUserGoesOn() throws IOException {
    AtomicInteger answers = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((_, reply) ->
            reply.send(200, answers.incrementAndGet() < 4 ? "no json" : "{\"token\": \"t\"}"))) {
      RunView view =
          Engine.runUntil(
              () -> !server.received(r -> r.path().equals("/with/t")).isEmpty(),
              """
              target: {baseUrl: %s}
              load: {users: 1}
              userClasses:
                - name: Visitor
                  wait: {constant: 1ms}
                  tasks:
                    - name: t
                      steps:
                        - get: /token
                          extract: {token: {json: /token}}
                        - {get: "/with/${token}", name: /with}
              """
                  .formatted(server.url()));
      assertThat(view.exceptions())
          .singleElement()
          .satisfies(e -> {
            assertThat(e.message())
                .isEqualTo("the body is no JSON: it starts with no json (status 200)");
            assertThat(e.where()).isEqualTo("Visitor/t: GET /token");
            assertThat(e.count()).isEqualTo(3);
          });
      assertThat(view.failures()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"continue", "stopUser", "stopTest"})
  void aFailedOnStartDoesWhatItsPolicySays(String policy) throws IOException {
    try (TruthServer server =
        new TruthServer(
            (request, reply) -> reply.send(request.path().equals("/login") ? 401 : 200, ""))) {
      RunView view =
          Engine.run(
              """
              target: {baseUrl: %s}
              load: {users: 2, spawnRate: 100, duration: 1s}
              userClasses:
                - name: Visitor
                  wait: {constant: 10ms}
                  onStart: [{post: /login}]
                  onStartFailure: %s
                  tasks: [{name: t, steps: [{get: /task}]}]
              """
                  .formatted(server.url(), policy));
      int tasks = server.received(r -> r.path().equals("/task")).size();
      switch (policy) {
        case "continue" -> assertThat(tasks).isPositive();
        case "stopUser" -> {
          assertThat(tasks).isZero();
          assertThat(Engine.outcome(view).verdict().toString()).isEqualTo("Passed");
        }
        default -> {
          assertThat(tasks).isZero();
          assertThat(Engine.outcome(view).reason()).isEqualTo("onStart of a Visitor failed");
          assertThat(view.info().elapsed().toMillis()).isLessThan(900);
        }
      }
    }
  }

  private static RunView once(TruthServer server, String steps, int requests) {
    return Engine.runUntil(() -> server.answered().size() >= requests, manifest(server, steps));
  }

  private static String manifest(TruthServer server, String steps) {
    return """
    target: {baseUrl: %s}
    load: {users: 1}
    userClasses:
      - name: Visitor
        wait: {constant: 1h}
        tasks:
          - name: t
            steps:
    """
            .formatted(server.url())
        + steps.indent(10);
  }
}
