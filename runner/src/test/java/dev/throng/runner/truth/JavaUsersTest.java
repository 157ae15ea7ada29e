package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users in Java: what the server saw is what was counted. */
@Tag("timed")
class JavaUsersTest {
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
      JavaVisitors.assertCounted(view, server, "/a", "/b");
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
      JavaVisitors.assertCounted(view, server, "/a", "/b");
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
      JavaVisitors.assertCounted(view, server, "/a", "/b");
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
      JavaVisitors.assertCounted(view, server, "/a", "/b", "/c");
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
      JavaVisitors.assertCounted(view, server, "/b");
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
}
