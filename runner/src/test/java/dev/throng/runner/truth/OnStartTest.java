package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("timed")
class OnStartTest {
  @ParameterizedTest
  @ValueSource(strings = {"continue", "stopUser", "stopTest"})
  void aFailedOnStartDoesWhatItsPolicySays(String policy) throws IOException {
    try (TruthServer server =
        new TruthServer(
            (request, reply) -> reply.send(request.path().equals("/login") ? 401 : 200, ""))) {
      RunView view =
          Visitors.of(server)
              .load(
                  "users: 2, spawnRate: 100, duration: "
                      + (policy.equals("stopTest") ? "1m" : "1s"))
              .waits("constant: 10ms")
              .userClass("onStart: [{post: /login}]\nonStartFailure: " + policy)
              .steps("[{get: /task}]")
              .run();
      int tasks = server.received("/task").size();
      switch (policy) {
        case "continue" -> assertThat(tasks).isPositive();
        case "stopUser" -> {
          assertThat(tasks).isZero();
          assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
          assertThat(Engine.outcome(view).reason()).startsWith("nothing succeeded");
          assertThat(view.notes()).anyMatch(note -> note.startsWith("2 users ended for good"));
          assertThat(view.users().withdrawn()).isEqualTo(2);
        }
        default -> {
          assertThat(tasks).isZero();
          assertThat(Engine.outcome(view).reason()).isEqualTo("onStart of a Visitor failed");
          assertThat(view.info().elapsed().toMillis()).isLessThan(20_000);
        }
      }
    }
  }
}
