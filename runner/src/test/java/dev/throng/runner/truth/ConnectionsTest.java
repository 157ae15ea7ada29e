package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose connections are whose, and what becomes of a request when one closes. */
@Tag("timed")
class ConnectionsTest {
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
          Visitors.of(server)
              .http("connections: " + connections)
              .load("users: 3, spawnRate: 100")
              .waits("constant: 30ms")
              .steps("[{get: /}]")
              .runUntilReceived(61);
      assertThat(Engine.failures(view)).isEmpty();
      assertThat(view.total().requests()).isEqualTo(server.answered().size());
      assertThat(server.connections()).isGreaterThan(30);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK",
        "HTTP/1.1 200 OK\\nconnection: close, TE",
        "HTTP/1.1 200 OK\\nconnection: TE\\nconnection: Close",
      })
  void aConnectionThatEndsWithItsAnswerIsNotUsedAgain(String head) throws IOException {
    for (String connections : List.of("perUser", "shared")) {
      try (TruthServer server =
          new TruthServer((_, reply) -> {
            reply.raw(head.replace("\\n", "\r\n") + "\r\ncontent-length: 2\r\n\r\nok");
            Thread.sleep(5); // the client may notice too late that nobody reads any more
            reply.close();
          })) {
        RunView view =
            Visitors.of(server)
                .http("connections: " + connections)
                .load("users: 3, spawnRate: 100")
                .waits("constant: 1ms")
                .steps("[{post: /}]")
                .runUntilReceived(31);
        assertThat(Engine.failures(view)).isEmpty();
        assertThat(view.total().requests()).isEqualTo(server.received().size());
        assertThat(server.received())
            .extracting(TruthServer.Request::connection)
            .doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"perUser, 50ms, 1", "perUser, 650ms, 2", "shared, 50ms, 1", "shared, 650ms, 2"})
  void aConnectionIsUsedUntilShortlyBeforeTheLimitThatItsServerAnnounced(
      String sharing, String wait, int connections) throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) ->
            reply.send(200, "ok", "connection: keep-alive", "keep-alive: timeout=1, max=100"))) {
      RunView view =
          Visitors.of(server)
              .http("connections: " + sharing)
              .load("users: 1")
              .waits("constant: " + wait)
              .steps("[{post: /}]")
              .runUntilAnswered(2);
      assertThat(Engine.failures(view)).isEmpty();
      assertThat(server.connections()).isEqualTo(connections);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"perUser", "shared"})
  void aRequestThatItsServerLeftUnreadIsRepeatedWhateverItsMethod(String connections)
      throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          reply.ok();
          reply.closeBeforeTheNext();
        })) {
      RunView view =
          Visitors.of(server)
              .http("connections: " + connections)
              .load("users: 2, spawnRate: 100")
              .waits("constant: 5ms")
              .steps("[{post: /}]")
              .runUntilReceived(20);
      assertThat(Engine.failures(view)).isEmpty();
      assertThat(view.total().requests()).isEqualTo(server.received().size());
    }
  }

  @Test
  void aUserHasAConnectionOfItsOwnAndSharedOnesAreLimited() throws IOException {
    assertThat(connectionsOf("perUser")).isEqualTo(12);
    assertThat(connectionsOf("shared, maxConnections: 4")).isBetween(2, 4);
    assertThat(connectionsOf("shared, maxConnections: 1")).isEqualTo(1);
  }

  private static int connectionsOf(String connections) throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(20)) {
      RunView view =
          Visitors.of(server)
              .http("connections: " + connections)
              .load("users: 12, spawnRate: 1000")
              .waits("constant: 5ms")
              .steps("[{get: /}]")
              .runUntilAnswered(48);
      assertThat(Engine.failures(view)).isEmpty();
      return server.connections();
    }
  }

  @Test
  void aRequestThatItsServerReadIsNotRepeatedThoughItsConnectionClosesUnanswered()
      throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/b") || request.path().equals("/c")) {
            reply.close();
          } else {
            reply.ok();
          }
        })) {
      RunView view =
          Visitors.of(server)
              .steps("[{get: /a}, {get: /b}, {get: /a}, {post: /c}, {get: /end}]")
              .runUntil(() -> server.received("/end").size() == 1);
      assertThat(server.paths()).containsExactly("/a", "/b", "/a", "/c", "/end");
      assertThat(Engine.failures(view)).containsOnlyKeys("connection closed before the answer");
      assertThat(Engine.stats(view, "POST /c").failures()).isEqualTo(1);
      assertThat(Engine.stats(view, "GET /b").failures()).isEqualTo(1);
    }
  }

  /** As a server does whose keep-alive limit is 600 ms. */
  @ParameterizedTest
  @ValueSource(strings = {"perUser", "shared"})
  void aRequestThatCrossesItsServersKeepAliveLimitIsLostByTheGenerator(String connections)
      throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          switch (request.path()) {
            case "/idle" -> {
              reply.ok();
              Thread.sleep(600);
              reply.close();
            }
            case "/crosses", "/crashes" -> reply.close();
            default -> reply.ok();
          }
        })) {
      RunView view =
          Visitors.of(server)
              .http("connections: " + connections)
              .steps(
                  "[{post: /idle}, {wait: 800ms}, {post: /a}, {wait: 600ms}, {post: /crosses},"
                      + " {post: /a}, {wait: 100ms}, {post: /crashes}, {get: /end}]")
              .runUntil(() -> server.received("/end").size() == 1);
      assertThat(server.paths())
          .containsExactly("/idle", "/a", "/crosses", "/a", "/crashes", "/end");
      assertThat(Engine.failures(view))
          .containsOnlyKeys(
              "lost: the server closed the connection at its keep-alive limit as the request was"
                  + " sent",
              "connection closed before the answer");
      assertThat(Engine.stats(view, "POST /crosses").failures()).isEqualTo(1);
    }
  }
}
