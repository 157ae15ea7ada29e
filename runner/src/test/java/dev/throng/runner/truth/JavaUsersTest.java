package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users in Java: what the server saw is what was counted. */
class JavaUsersTest {
  private static void assertCounted(RunView view, TruthServer server, String... paths) {
    for (String path : paths) {
      assertThat(Engine.stats(view, "GET " + path).requests())
          .as(path)
          .isEqualTo(server.received(path).size());
    }
  }

  @Test
  void countsAreThoseOfTheServer() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task(weight = 3) void a() { http.get("/a"); }
                  @Task void b() { http.get("/b"); http.get("/p/{id}", random().nextInt(1000)); }
                  """)
              .load("users: 8, spawnRate: 1000, duration: 2s")
              .run();
      assertThat(view.exceptions()).isEmpty();
      assertThat(view.failures()).isEmpty();
      assertCounted(view, server, "/a", "/b");
      assertThat(Engine.stats(view, "GET /p/{id}").requests())
          .isEqualTo(server.paths().stream().filter(path -> path.startsWith("/p/")).count());
      double a = server.received("/a").size();
      assertThat(a).isGreaterThan(100);
      assertThat(a / server.received("/b").size()).isBetween(2.5, 3.5);
    }
  }

  @Test
  void classesInJavaAndOfTheManifestShareTheUsersByWeight() throws IOException {
    try (TruthServer server = TruthServer.okAfterMillis(20)) {
      RunView view =
          JavaVisitors.of(server, "@Task void a() { http.get(\"/a\"); }")
              .load("users: 8, spawnRate: 1000, duration: 1s")
              .settings("weight: 3")
              .beside("- {name: Scripted, tasks: [{name: t, steps: [{get: /b}]}]}")
              .run();
      assertCounted(view, server, "/a", "/b");
      double a = server.received("/a").size();
      assertThat(a / server.received("/b").size()).isBetween(2.5, 3.5);
    }
  }

  @Test
  void anExceptionEndsItsTaskAndHasARowWithItsLine() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  int n;
                  @Task void a() {
                    http.get("/a");
                    if (++n % 2 == 0) {
                      throw new IllegalArgumentException("no cart");
                    }
                    http.get("/b");
                  }
                  """)
              .run();
      long odd = server.received("/a").size() - server.received("/b").size();
      assertCounted(view, server, "/a", "/b");
      assertThat(JavaVisitors.exceptions(view).keySet())
          .containsExactly("Shopper.a (Shopper.java:9): IllegalArgumentException: no cart");
      assertThat(view.exceptions().getFirst().count()).isBetween(odd - 1, odd);
      assertThat(view.failures()).isEmpty();
    }
  }

  @Test
  void anAnswerIsCountedAsItIsJudgedAndElseByItsStatus() throws IOException {
    try (TruthServer server = new TruthServer((request, reply) -> reply.send(404, "{\"id\": 7}"))) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void all() {
                    http.get("/a").judge(a -> a.json("/id").equals("7") ? Verdict.success() : null);
                    http.get("/b").judge(a -> Verdict.failure("wrong " + a.status()));
                    http.get("/c");
                  }
                  """)
              .run();
      assertThat(view.exceptions()).isEmpty();
      assertCounted(view, server, "/a", "/b", "/c");
      assertThat(Engine.stats(view, "GET /a").failures()).isZero();
      assertThat(JavaVisitors.failures(view))
          .containsOnly(
              entry("GET /b: wrong 404", (long) server.received("/b").size()),
              entry("GET /c: status 404", (long) server.received("/c").size()));
    }
  }

  @Test
  void anAnswerIsJudgedAtOnceAndOnce() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    Answer answer = http.get("/a");
                    http.get("/b");
                    answer.judge(a -> Verdict.failure("late"));
                  }
                  """)
              .run();
      assertThat(view.failures()).isEmpty();
      assertThat(JavaVisitors.exceptions(view).keySet())
          .containsExactly(
              "Shopper.a (Shopper.java:8): IllegalStateException: this answer is counted already:"
                  + " judge it at once, and once");
    }
  }

  @Test
  void aRequestWithoutAnAnswerFailsAndTheUserGoesOn() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/a")) {
            reply.reset();
          } else {
            reply.ok();
          }
        })) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    Answer answer = http.get("/a").judge(a -> Verdict.success());
                    if (answer.status() != 0 || answer.error() == null) {
                      throw new IllegalStateException(answer.toString());
                    }
                    http.get("/b");
                  }
                  """)
              .run();
      assertThat(view.exceptions()).isEmpty();
      assertThat(Engine.stats(view, "GET /a").failures())
          .isEqualTo(Engine.stats(view, "GET /a").requests())
          .isPositive();
      assertCounted(view, server, "/b");
    }
  }

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
      assertCounted(view, server, "/a", "/bye");
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
      assertCounted(view, server, "/a", "/slow", "/bye");
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
      assertCounted(view, server, "/a", "/b");
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
      assertCounted(view, server, "/start", "/a", "/b");
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
      assertCounted(view, server, "/start", "/a", "/b", "/c", "/bye");
    }
  }

  @Test
  void theSameSeedMakesTheSameRequests() throws IOException {
    String body =
        """
        int n;
        @Task void a() { next("/a"); }
        @Task(weight = 2) void b() { next("/b"); }
        @Task(weight = 3) class More extends TaskSet {
          @Task void c() { next("/c"); }
          @Task void d() { next("/d"); if (random().nextInt(3) == 0) interrupt(); }
        }
        void next(String path) { http.get(path); if (++n == 200) stopUser(); }
        """;
    try (TruthServer first = TruthServer.ok();
        TruthServer second = TruthServer.ok()) {
      JavaVisitors.of(first, body).run();
      JavaVisitors.of(second, body).run();
      assertThat(first.paths()).hasSize(200).isEqualTo(second.paths());
    }
  }

  @Test
  void tagsChooseTasks() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      JavaVisitors.of(
              server,
              """
              @Task(tags = "x") void a() { http.get("/a"); }
              @Task(tags = {"x", "y"}) void b() { http.get("/b"); }
              @Task void c() { http.get("/c"); }
              """)
          .with("tags: {include: [x], exclude: [y]}")
          .run();
      assertThat(server.paths()).containsOnly("/a");
    }
  }

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
      assertCounted(view, server, "/a");
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
      assertCounted(view, server, "/a", "/b");
      assertThat(server.received("/a").size()).isGreaterThan(50);
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
  void bodiesHeadersAndSecretsAreSent() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  record Order(String id, int items) {}
                  @Override protected void onStart() { http.header("Authorization", "Bearer " + secret("key")); }
                  @Task void a() throws Exception {
                    http.post("/post", json(new Order("x", 2)));
                    http.post("/post", form(Map.of("a b", "c&d")));
                    http.post("/post", multipart(new Body.Part("f", "n.txt", text("text/plain", "hello"))));
                    http.to("/post").query("q", "a b").header("X-One", "1").post();
                    throw new Exception("the key is " + secret("key"));
                  }
                  """)
              .with("secrets: {key: {secretKeyRef: {name: s, key: k}}}")
              .environment(Map.of("THRONG_SECRET_KEY", "geheim-123"))
              .run();
      List<TruthServer.Request> posts = server.received("/post");
      assertThat(posts.get(0).body()).isEqualTo("{\"id\":\"x\",\"items\":2}");
      assertThat(posts.get(0).header("content-type")).isEqualTo("application/json");
      assertThat(posts.get(0).header("authorization")).isEqualTo("Bearer geheim-123");
      assertThat(posts.get(0).header("user-agent")).isEqualTo("Throng");
      assertThat(posts.get(1).body()).isEqualTo("a+b=c%26d");
      assertThat(posts.get(2).body())
          .contains("filename=\"n.txt\"")
          .contains("\r\n\r\nhello\r\n--");
      assertThat(posts.get(3).target()).isEqualTo("/post?q=a%20b");
      assertThat(posts.get(3).header("x-one")).isEqualTo("1");
      assertThat(JavaVisitors.exceptions(view))
          .containsOnlyKeys("Shopper.a (Shopper.java:12): Exception: the key is ***");
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
      assertCounted(view, server, "/a");
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
      assertCounted(view, server, "/a");
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
      assertCounted(view, server, "/start", "/a", "/b", "/bye");
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
      assertCounted(view, server, "/a", "/bye");
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
      assertCounted(view, server, "/a");
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
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

  @Test
  void aBodyThatIsTooLargeToKeepIsNoFailureUntilItIsRead() throws IOException {
    byte[] large = new byte[17 << 20];
    try (TruthServer server = new TruthServer((request, reply) -> reply.send(200, large))) {
      RunView view =
          JavaVisitors.of(
                  server,
                  """
                  @Task void a() {
                    Answer answer = http.get("/a");
                    pause(Duration.ofMillis(100));
                    answer.body();
                  }
                  """)
              .run();
      assertThat(view.failures()).isEmpty();
      assertThat(Engine.stats(view, "GET /a").meanBytesReceived()).isEqualTo(large.length);
      assertThat(JavaVisitors.exceptions(view))
          .containsOnlyKeys(
              "Shopper.a (Shopper.java:8): IllegalStateException: the body is larger than 16 MiB,"
                  + " and was not kept");
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
      assertCounted(view, server, "/a");
    }
  }
}
