package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Users in Java share the threads of their loops: what waits, what holds others up, what Java
 * cannot.
 */
@Tag("timed")
class JavaThreadsTest {
  @Test
  void anInterruptEndsNoRequest() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(5)) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    Thread.currentThread().interrupt();
                    http.get("/a");
                    if (!Thread.interrupted()) {
                      throw new IllegalStateException("the interrupt is lost");
                    }
                  }
                  """)
              .run();
      assertThat(view.exceptions()).isEmpty();
      JavaVisitors.assertCounted(view, server, "/a");
      assertThat(server.received("/a").size()).isGreaterThan(10);
    }
  }

  @Test
  void waitsOfOtherThreadsHoldUpNobody() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  static final java.util.concurrent.Semaphore ONE = new java.util.concurrent.Semaphore(1);
                  @Task void a() throws Exception {
                    ONE.acquire();
                    try { Thread.sleep(5); http.get("/a"); } finally { ONE.release(); }
                    synchronized (Shopper.class) { http.get("/b"); }
                  }
                  """)
              .load("users: 8, spawnRate: 1000, duration: 1s, stopTimeout: 5s")
              .run();
      assertThat(view.exceptions()).isEmpty();
      JavaVisitors.assertCounted(view, server, "/a", "/b");
      assertThat(server.received("/a").size()).isGreaterThan(50);
    }
  }

  @Test
  void codeThatHoldsUpOthersIsNamed() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    http.get("/a");
                    long end = System.nanoTime() + 400_000_000L;
                    while (System.nanoTime() < end) {}
                  }
                  """)
              .load("users: 1, spawnRate: 1000, duration: 1s")
              .run();
      assertThat(JavaVisitors.exceptions(view).keySet())
          .anyMatch(row ->
              row.matches(
                  "Shopper.a \\(Shopper.java:[78]\\): ran 200 ms without a request or a wait, .*"));
      JavaVisitors.assertCounted(view, server, "/a");
    }
  }

  @Test
  void aRequestWhereJavaCannotWaitIsRefusedAndHoldsUpNobody() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  static Http h;
                  static class Early { static final int STATUS = h.get("/b").status(); }
                  @Task void a() { http.get("/a"); h = http; int s = Early.STATUS; }
                  """)
              .load("users: 1, spawnRate: 1000, duration: 1s")
              .run();
      assertThat(JavaVisitors.exceptions(view).keySet())
          .anyMatch(
              row -> row.contains("IllegalStateException: a request or a wait within a static"));
      JavaVisitors.assertCounted(view, server, "/a");
      assertThat(server.received("/a").size()).isGreaterThan(10);
    }
  }

  @Test
  void aUserThatWouldEndTheProcessMakesTheRunAnError() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Task void a() {
                    http.get("/a");
                    if (++n == 3) {
                      System.exit(0);
                    }
                  }
                  """)
              .load("users: 1, spawnRate: 1000, duration: 20s")
              .run();
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.ERROR);
      assertThat(Engine.outcome(view).toString())
          .contains("Shopper.java:9 called System.exit(0): that ends its worker");
      assertThat(view.info().elapsed().toMillis()).isLessThan(10_000);
    }
  }

  @Test
  void countsAreThoseOfTheServerWithJavasOwnScheduler() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(request.path().equals("/slow") ? 30_000 : 1);
          reply.send(request.path().equals("/b") ? 404 : 200, "x");
        })) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Override protected void onStart() { http.get("/start"); }
                  @Override protected void onStop() { http.get("/bye"); }
                  @Task void a() throws Exception {
                    http.get("/a").judge(a -> Verdict.success());
                    transaction("buy", () -> http.get("/b"));
                    if (++n == 20 && index() < 2) stopUser();
                    if (n == 20 && index() < 4) http.get("/slow");
                    if (n % 4 == 0) throw new Exception("boom");
                  }
                  """)
              .environment(Map.of("THRONG_USER_THREADS", "java"))
              .load("users: 8, spawnRate: 1000, duration: 1s, stopTimeout: 300ms")
              .run();
      JavaVisitors.assertCounted(view, server, "/start", "/a", "/b", "/bye");
      assertThat(server.received("/start")).hasSize(8);
      assertThat(server.received("/bye")).hasSize(6);
      assertThat(Engine.stats(view, "GET /slow").unfinished()).isEqualTo(2);
      assertThat(JavaVisitors.failures(view))
          .containsEntry("GET /b: status 404", (long) server.received("/b").size());
      assertThat(JavaVisitors.exceptions(view).keySet())
          .containsExactly("Shopper.a (Shopper.java:13): Exception: boom");
      assertThat(view.exceptions().getFirst().count()).isPositive();
    }
  }

  /** Else {@code ServiceLoader} would find nothing of the user's class path. */
  @Test
  void userCodeHasItsOwnClassLoaderAsThatOfItsThread() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  Shopper() { look(); }
                  @Override protected void onStart() { look(); }
                  @Task void a() { look(); http.get("/a"); look(); }
                  private void look() {
                    if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
                      throw new IllegalStateException("another loader");
                    }
                  }
                  """)
              .run();
      assertThat(view.exceptions()).isEmpty();
      JavaVisitors.assertCounted(view, server, "/a");
    }
  }
}
