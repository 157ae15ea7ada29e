package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("timed")
class TransactionsTest {
  @Test
  void transactionsAreTimedAsOneBesideTheirPartsAndFailWithThem() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(30);
          reply.send(request.path().equals("/bad") ? 500 : 200, "");
        })) {
      RunView view =
          Visitors.of(server)
              .steps(
                  """
                  - transaction: {name: pay, steps: [{get: /a}, {wait: 100ms}, {get: /b}]}
                  - transaction: {name: broken, steps: [{get: /bad}, {get: /c}]}
                  - get: /done
                  """)
              .runUntilAnswered(5);
      RequestStats pay = Engine.stats(view, "TXN pay");
      assertThat(pay.requests()).isEqualTo(1);
      assertThat(pay.failures()).isZero();
      assertThat(pay.responseTime().minMicros()).isGreaterThan(160_000);
      assertThat(Engine.stats(view, "TXN broken").failures()).isEqualTo(1);
      assertThat(view.total().requests()).as("transactions are no requests").isEqualTo(5);
    }
  }
}
