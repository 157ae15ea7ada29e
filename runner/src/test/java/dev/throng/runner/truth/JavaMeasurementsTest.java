package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transactions and measurements of users in Java. */
@Tag("timed")
class JavaMeasurementsTest {
  @Test
  void aTransactionFailsWithAPartOfIt() throws IOException {
    try (TruthServer server =
        new TruthServer(
            (request, reply) -> reply.send(request.path().equals("/b") ? 500 : 200, "x"))) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Task void a() {
                    http.get("/b");
                    transaction("buy", () -> http.get(n++ % 2 == 0 ? "/a" : "/b"));
                  }
                  """)
              .run();
      long good = server.received("/a").size();
      assertThat(
              Engine.stats(view, "TXN buy").requests() - Engine.stats(view, "TXN buy").failures())
          .isBetween(good - 1, good);
      assertThat(Engine.stats(view, "TXN buy").failures()).isPositive();
      JavaVisitors.assertCounted(view, server, "/a", "/b");
    }
  }

  @Test
  void whatIsMeasuredIsCountedUnderItsNameAndFailsWithWhatItThrows() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Task void a() throws Exception {
                    http.get("/a");
                    transaction("both", () -> {
                      measure("query", () -> {
                        Thread.sleep(20);
                        if (++n % 2 == 0) throw new java.io.IOException("lost");
                        return n;
                      });
                    });
                  }
                  """)
              .run();
      long calls = Engine.stats(view, "query").requests();
      long lost = Engine.stats(view, "query").failures();
      assertThat(calls)
          .isBetween(server.received("/a").size() - 1L, (long) server.received("/a").size());
      assertThat(lost).isEqualTo(calls / 2).isPositive();
      assertThat(JavaVisitors.failures(view))
          .containsOnly(
              entry("query: IOException: lost", lost),
              entry("TXN both: a part of the transaction failed", lost));
      assertThat(Engine.stats(view, "query").responseTime().minMicros())
          .isGreaterThanOrEqualTo(20_000);
      assertThat(JavaVisitors.exceptions(view))
          .containsOnly(entry("Shopper.a (Shopper.java:11): IOException: lost", lost));
    }
  }

  @Test
  void whatIsMeasuredAtTheEndIsUnfinished() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() throws Exception {
                    measure("query", () -> { Thread.sleep(60_000); return 1; });
                  }
                  """)
              .load("users: 3, spawnRate: 1000, duration: 500ms, stopTimeout: 200ms")
              .run();
      assertThat(Engine.stats(view, "query").unfinished()).isEqualTo(3);
      assertThat(Engine.stats(view, "query").requests()).isZero();
      assertThat(view.failures()).isEmpty();
      assertThat(view.exceptions()).isEmpty();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
    }
  }
}
