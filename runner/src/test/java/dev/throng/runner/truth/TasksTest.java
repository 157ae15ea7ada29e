package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user does between two waits, step by step, as the server sees it. */
@Tag("timed")
class TasksTest {
  @Test
  void aSequenceRunsItsTasksInOrderWithAWaitAfterEach() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .waits("constant: 60ms")
          .tasks(
              """
              - name: tour
                sequence: true
                tasks:
                  - {name: a, steps: [{get: /a}, {get: /a2}]}
                  - {name: b, steps: [{get: /b}]}
              """)
          .runUntilReceived(7);
      assertThat(server.paths()).startsWith("/a", "/a2", "/b", "/a", "/a2", "/b", "/a");
      List<TruthServer.Request> received = server.received();
      assertThat(millisBetween(received, 1, 2)).isBetween(59.0, 2_000.0);
      assertThat(millisBetween(received, 2, 3)).isBetween(59.0, 2_000.0);
    }
  }

  private static double millisBetween(List<TruthServer.Request> received, int from, int to) {
    return (received.get(to).atNanos() - received.get(from).atNanos()) / 1e6;
  }

  @Test
  void aNestedSetDrawsOneOfItsTasksAPick() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .load("users: 4, spawnRate: 100")
          .waits("constant: 1ms")
          .tasks(
              """
              - name: set
                tasks:
                  - {name: a, weight: 3, steps: [{get: /a}]}
                  - {name: b, weight: 1, steps: [{get: /b}]}
              """)
          .runUntilReceived(400);
      double all = server.received().size();
      // four standard deviations of 400 draws
      assertThat(server.received("/a").size() / all).isBetween(0.66, 0.84);
    }
  }

  @Test
  void conditionsRepetitionsAndTheLastAnswerLeadTheWayWithinATask() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> reply.send(200, "{\"items\": [1, 2]}"))) {
      Visitors.of(server)
          .steps(
              """
              - get: /cart
              - if: json.items.size() > 3
                then: [{get: /many}]
                else: [{set: {note: "'few'"}}, {get: "/few/${note}"}]
              - if: status == 200
                then: [{get: /ok}]
              - repeat: {times: 2, steps: [{get: /outer}, {repeat: {times: 2, steps: [{get: /inner}]}}]}
              """)
          .runUntilReceived(9);
      assertThat(server.paths())
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
}
