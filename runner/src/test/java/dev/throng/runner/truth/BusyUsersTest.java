package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user that computes without an end takes nothing from the others of its loop. */
@Tag("timed")
class BusyUsersTest {
  @Test
  void aUserThatRepeatsWithoutARequestLetsOthersHaveTheirTurnAndTheRunEnd() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.ok())) {
      RunView view =
          Engine.run(
              """
              target: {baseUrl: %s}
              load: {users: 2, spawnRate: 100, duration: 1500ms, stopTimeout: 1s}
              userClasses:
                - name: Busy
                  fixedCount: 1
                  tasks:
                    - name: spin
                      steps:
                        - repeat:
                            times: 100000
                            steps: [{repeat: {times: 100000, steps: [{set: {x: "1 + 1"}}]}}]
                - name: Quick
                  wait: {constant: 20ms}
                  tasks: [{name: t, steps: [{get: /quick}]}]
              """
                  .formatted(server.url()));

      assertThat(Engine.stats(view, "GET /quick").requests())
          .as("every 20 ms for 1.5 s, beside a user that never waits")
          .isGreaterThan(20);
      assertThat(view.info().elapsed().toMillis()).isLessThan(4_000);
    }
  }
}
