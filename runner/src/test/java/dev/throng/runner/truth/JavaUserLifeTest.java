package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How users in Java begin, go on and end. */
@Tag("timed")
class JavaUserLifeTest {
  @Test
  void aUserThatStopsItselfEndsAfterItsOnStop() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() {
                    http.get("/a");
                    if (++n == 5) {
                      try { stopUser(); } catch (Exception e) { http.get("/b"); }
                      http.get("/b");
                    }
                  }
                  """)
              .load("users: 4, spawnRate: 1000, duration: 1s")
              .run();
      JavaVisitors.assertCounted(view, server, "/a", "/bye");
      assertThat(server.received("/a")).hasSize(20);
      assertThat(server.received("/bye")).hasSize(4);
      assertThat(server.received("/b")).isEmpty();
      assertThat(view.exceptions()).isEmpty();
      assertThat(view.users().withdrawn()).isEqualTo(4);
    }
  }

  @Test
  void usersThatWaitStopAtOnceAndOthersAfterTheirRequest() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(request.path().equals("/slow") ? 900 : 1);
          reply.ok();
        })) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() {
                    http.get(index() % 2 == 0 ? "/a" : "/slow");
                    pause(Duration.ofSeconds(60));
                    http.get("/b");
                  }
                  """)
              .load("users: 4, spawnRate: 1000, duration: 500ms, stopTimeout: 30s")
              .run();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
      JavaVisitors.assertCounted(view, server, "/a", "/slow", "/bye");
      assertThat(server.received("/slow")).hasSize(2);
      assertThat(server.received("/bye")).hasSize(4);
      assertThat(server.received("/b")).isEmpty();
      assertThat(view.exceptions()).isEmpty();
    }
  }

  @Test
  void whatTheEndCutsOffIsUnfinished() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(30_000);
          reply.ok();
        })) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() {
                    try {
                      transaction("buy", () -> http.get("/slow"));
                    } finally {
                      http.get("/b");
                    }
                  }
                  """)
              .load("users: 4, spawnRate: 1000, duration: 500ms, stopTimeout: 200ms")
              .run();
      assertThat(Engine.stats(view, "GET /slow").unfinished()).isEqualTo(4);
      assertThat(Engine.stats(view, "GET /slow").requests()).isZero();
      assertThat(Engine.stats(view, "TXN buy").unfinished()).isEqualTo(4);
      assertThat(Engine.stats(view, "TXN buy").requests()).isZero();
      assertThat(view.failures()).isEmpty();
      assertThat(view.exceptions()).isEmpty();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
      assertThat(server.paths()).containsOnly("/slow");
    }
  }

  @Test
  void arrivalsAreIterationsOfUsersInJava() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(30)) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Override protected WaitTime waitTime() { return WaitTime.constant(Duration.ofHours(1)); }
                  @Override protected void onStart() { http.get("/start"); }
                  @Task void a() { http.get("/a"); http.get("/b"); }
                  """)
              .load(
                  "arrivals: [{userClass: Shopper, process: constant, maxInFlight: 20, stages: [{duration: 2s, rate: 50/s}]}]")
              .run();
      JavaVisitors.assertCounted(view, server, "/start", "/a", "/b");
      assertThat(server.received("/a").size()).isEqualTo(100);
      assertThat(server.received("/b").size()).isBetween(98, 100);
      assertThat(server.received("/start").size()).isLessThan(20);
      assertThat(view.arrivals().started()).isEqualTo(100);
    }
  }

  @Test
  void aTaskSetIsGoneOnWithUntilItIsInterrupted() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Sequential @Task class Shop extends TaskSet {
                    @Override protected void onStart() { http.get("/start"); }
                    @Override protected void onStop() { http.get("/bye"); }
                    @Task void z() { http.get("/a"); }
                    @Task void y() { http.get("/b"); }
                    @Task void x() { http.get("/c"); if (++n % 3 == 0) interrupt(); }
                  }
                  """)
              .load("users: 1, spawnRate: 1, duration: 500ms")
              .run();
      assertThat(view.exceptions()).isEmpty();
      List<String> paths = server.paths();
      assertThat(paths.subList(0, 22))
          .containsExactly(
              "/start", "/a", "/b", "/c", "/a", "/b", "/c", "/a", "/b", "/c", "/bye", "/start",
              "/a", "/b", "/c", "/a", "/b", "/c", "/a", "/b", "/c", "/bye");
      assertThat(server.received("/bye")).hasSameSizeAs(server.received("/start"));
      JavaVisitors.assertCounted(view, server, "/start", "/a", "/b", "/c", "/bye");
    }
  }

  @Test
  void anOnStartThatFailsEndsTheTestWhereTheManifestSaysSo() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Override protected void onStart() { throw new IllegalStateException("no login"); }
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() { http.get("/a"); }
                  """)
              .load("users: 2, spawnRate: 1000, duration: 20s")
              .settings("onStartFailure: stopTest")
              .run();
      assertThat(server.paths()).isEmpty();
      assertThat(view.info().elapsed().toMillis()).isLessThan(10_000);
      assertThat(JavaVisitors.exceptions(view))
          .containsOnlyKeys("Shopper.onStart (Shopper.java:5): IllegalStateException: no login");
    }
  }

  @Test
  void aUserMayEndTheTest() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() {
                    http.get("/a");
                    if (++n == 3) {
                      stopTest("all sold");
                    }
                  }
                  """)
              .load("users: 2, spawnRate: 1000, duration: 20s")
              .run();
      assertThat(Engine.outcome(view))
          .isEqualTo(new Outcome(Verdict.ABORTED, "Shopper ended the test: all sold"));
      assertThat(view.info().elapsed().toMillis()).isLessThan(10_000);
      JavaVisitors.assertCounted(view, server, "/a", "/bye");
      assertThat(server.received("/bye")).hasSize(2);
    }
  }

  @Test
  void aUserThatWillNotLeaveIsLeftBehind() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    while (true) {
                      try { http.get("/a"); } catch (Throwable stay) { }
                    }
                  }
                  """)
              .load("users: 3, spawnRate: 1000, duration: 500ms, stopTimeout: 10s")
              .run();
      assertThat(view.exceptions()).isEmpty();
      JavaVisitors.assertCounted(view, server, "/a");
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
    }
  }
}
