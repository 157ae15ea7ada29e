package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("timed")
class FeedsTest {
  @Test
  void feedsHandOutRowsInOrderOrToOneUserAtATime() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(30)) {
      RunView view =
          Visitors.of(server)
              .load("users: 3, spawnRate: 1000")
              .spec(
                  """
                  data:
                    unique: {csv: {inline: "id\\n1\\n2\\n"}, pick: unique}
                    ordered: {csv: {inline: "id\\na\\nb\\nc\\n"}}
                  """)
              .waits("constant: 5ms")
              .steps(
                  """
                  - feed: ordered
                  - feed: unique
                  - {get: "/${ordered.id}/${unique.id}/${user.index}", name: /row}
                  """)
              .runUntilReceived(12);
      assertThat(server.received()).extracting(FeedsTest::uniqueRow).contains("1", "2");
      Map<String, Long> freeAgainNanos = new HashMap<>();
      server.answered().stream()
          .sorted(Comparator.comparingLong(answer -> answer.request().atNanos()))
          .forEach(answer -> {
            String row = uniqueRow(answer.request());
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

  private static String uniqueRow(TruthServer.Request request) {
    return request.path().split("/")[2];
  }
}
