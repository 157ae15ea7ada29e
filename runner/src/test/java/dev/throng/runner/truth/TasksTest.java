package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a user does between two waits, step by step, as the server sees it. */
class TasksTest {
  @Test
  void aSequenceRunsItsTasksInOrderWithAWaitAfterEach() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.ok())) {
      Engine.runUntil(
          () -> server.received().size() >= 7,
          """
          target: {baseUrl: %s}
          load: {users: 1}
          userClasses:
            - name: Visitor
              wait: {constant: 60ms}
              tasks:
                - name: tour
                  sequence: true
                  tasks:
                    - {name: a, steps: [{get: /a}, {get: /a2}]}
                    - {name: b, steps: [{get: /b}]}
          """
              .formatted(server.url()));
      List<TruthServer.Request> received = server.received();
      assertThat(received)
          .extracting(TruthServer.Request::path)
          .startsWith("/a", "/a2", "/b", "/a", "/a2", "/b", "/a");
      assertThat(millisBetween(received, 1, 2)).isBetween(59.0, 300.0);
      assertThat(millisBetween(received, 2, 3)).isBetween(59.0, 300.0);
    }
  }

  private static double millisBetween(List<TruthServer.Request> received, int from, int to) {
    return (received.get(to).atNanos() - received.get(from).atNanos()) / 1e6;
  }

  @Test
  void aNestedSetDrawsOneOfItsTasksAPick() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.ok())) {
      Engine.runUntil(
          () -> server.received().size() >= 400,
          """
          target: {baseUrl: %s}
          load: {users: 4, spawnRate: 100}
          userClasses:
            - name: Visitor
              wait: {constant: 1ms}
              tasks:
                - name: set
                  tasks:
                    - {name: a, weight: 3, steps: [{get: /a}]}
                    - {name: b, weight: 1, steps: [{get: /b}]}
          """
              .formatted(server.url()));
      double all = server.received().size();
      // four standard deviations of 400 draws
      assertThat(server.received(r -> r.path().equals("/a")).size() / all).isBetween(0.66, 0.84);
    }
  }

  @Test
  void conditionsRepetitionsAndTheLastAnswerLeadTheWayWithinATask() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> reply.send(200, "{\"items\": [1, 2]}"))) {
      Engine.runUntil(
          () -> server.received().size() >= 9,
          """
          target: {baseUrl: %s}
          load: {users: 1}
          userClasses:
            - name: Visitor
              wait: {constant: 1h}
              tasks:
                - name: t
                  steps:
                    - get: /cart
                    - if: json.items.size() > 3
                      then: [{get: /many}]
                      else: [{set: {note: "'few'"}}, {get: "/few/${note}"}]
                    - if: status == 200
                      then: [{get: /ok}]
                    - repeat: {times: 2, steps: [{get: /outer}, {repeat: {times: 2, steps: [{get: /inner}]}}]}
          """
              .formatted(server.url()));
      assertThat(server.received())
          .extracting(TruthServer.Request::path)
          .containsExactly(
              "/cart",
              "/few/few",
              "/ok",
              "/outer",
              "/inner",
              "/inner",
              "/outer",
              "/inner",
              "/inner");
    }
  }

  @Test
  void theLastAnswerEndsWithItsTaskVariablesAndHeadersStay() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(200, "tea"))) {
      RunView view =
          Engine.runUntil(
              () -> server.received().size() >= 4,
              """
              target: {baseUrl: %s}
              load: {users: 1}
              userClasses:
                - name: Visitor
                  wait: {constant: 1ms}
                  onStart:
                    - {get: /login, extract: {drink: {cel: body}}}
                    - setHeader: {X-Drink: "${drink}"}
                  tasks:
                    - name: tour
                      sequence: true
                      tasks:
                        - {name: a, steps: [{get: "/a/${drink}"}]}
                        - {name: b, steps: [{get: "/b/${status}"}]}
                        - {name: c, steps: [{get: /c}]}
              """
                  .formatted(server.url()));
      assertThat(server.received())
          .extracting(TruthServer.Request::path)
          .startsWith("/login", "/a/tea", "/c", "/a/tea");
      assertThat(server.received().get(2).header("x-drink")).isEqualTo("tea");
      assertThat(view.exceptions())
          .allSatisfy(e -> {
            assertThat(e.where()).isEqualTo("Visitor/tour/b: GET /b/${status}");
            assertThat(e.message())
                .isEqualTo("status is not there: the last request had no answer");
          })
          .isNotEmpty();
    }
  }

  @Test
  void aTaskThatCouldNotGoOnIsFollowedByItsWait() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.ok())) {
      RunView view =
          Engine.run(
              """
              target: {baseUrl: %s}
              load: {users: 1, duration: 1s}
              userClasses:
                - name: Visitor
                  wait: {constant: 100ms}
                  tasks:
                    - name: t
                      steps: [{get: /, extract: {x: {header: X-None}}}, {get: /never}]
              """
                  .formatted(server.url()));
      assertThat(server.received()).hasSizeBetween(5, 10);
      assertThat(server.received(r -> r.path().equals("/never"))).isEmpty();
      assertThat(view.exceptions().getFirst().count()).isEqualTo(server.received().size());
    }
  }

  @Test
  void nothingIsTakenFromAnAnswerThatIsAFailure() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(request.path().equals("/first") ? 200 : 500, request.path()))) {
      RunView view =
          Engine.runUntil(
              () -> server.received().size() >= 3,
              """
              target: {baseUrl: %s}
              load: {users: 1}
              userClasses:
                - name: Visitor
                  wait: {constant: 1h}
                  tasks:
                    - name: t
                      steps:
                        - {get: /first, extract: {x: {cel: body}}}
                        - {get: /second, extract: {x: {cel: body}}}
                        - get: "/third${x}"
              """
                  .formatted(server.url()));
      assertThat(server.received().get(2).path()).isEqualTo("/third/first");
      assertThat(view.exceptions()).isEmpty();
    }
  }

  @Test
  void freeUsersOfAnOpenModelAreUsedAgainAndStartOnce() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.ok())) {
      new Engine()
          .loops(1)
          .runs(
              """
              target: {baseUrl: %s}
              load: {arrivals: [{userClass: Api, stages: [{duration: 1s, rate: 50/s}]}]}
              userClasses:
                - name: Api
                  onStart: [{get: /login}]
                  tasks: [{name: hit, steps: [{get: "/hit/${user.index}", name: /hit}]}]
              """
                  .formatted(server.url()));
      long users =
          server.received(r -> r.path().startsWith("/hit")).stream()
              .map(TruthServer.Request::path)
              .distinct()
              .count();
      assertThat(server.received(r -> r.path().startsWith("/hit"))).hasSize(50);
      assertThat(server.received(r -> r.path().equals("/login"))).hasSize((int) users);
      assertThat(users).isLessThan(25);
    }
  }

  @Test
  void onlyAnIdempotentRequestIsRepeatedWhenItsConnectionClosesUnanswered() throws IOException {
    AtomicInteger answered = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (answered.getAndIncrement() % 2 == 1) {
            reply.close();
          } else {
            reply.ok();
          }
        })) {
      RunView view =
          Engine.runUntil(
              () -> server.received(r -> r.path().equals("/end")).size() == 1,
              """
              target: {baseUrl: %s}
              load: {users: 1}
              userClasses:
                - name: Visitor
                  wait: {constant: 1h}
                  tasks: [{name: t, steps: [{get: /a}, {get: /b}, {post: /c}, {get: /end}]}]
              """
                  .formatted(server.url()));
      // /a is answered, /b dropped, /b answered, /c dropped, /end answered
      assertThat(server.received())
          .extracting(TruthServer.Request::path)
          .containsExactly("/a", "/b", "/b", "/c", "/end");
      assertThat(Engine.failures(view)).containsOnlyKeys("connection closed before the answer");
      assertThat(Engine.stats(view, "POST /c").failures()).isEqualTo(1);
      assertThat(Engine.stats(view, "GET /b").requests()).isEqualTo(1);
    }
  }
}
