package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is followed, with what of the first request, and how it is counted. */
@Tag("timed")
class RedirectsTest {
  @Test
  void aRedirectIsOneSampleNamedForTheFirstRequestOverUpToTenHops() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          int hop = Integer.parseInt(request.path().substring(1));
          Thread.sleep(20);
          if (hop < 10) {
            reply.send(302, "", "location: /" + (hop + 1));
          } else {
            reply.ok();
          }
        })) {
      RunView view = Visitors.of(server).steps("[{get: /0}]").runUntilAnswered(11);
      assertThat(view.failures()).isEmpty();
      RequestStats stats = Engine.stats(view, "GET /0");
      assertThat(stats.requests()).isEqualTo(1);
      assertThat(stats.statuses()).isEqualTo(Map.of(200, 1L));
      assertThat(stats.responseTime().minMicros()).isGreaterThan(220_000);
    }
  }

  @Test
  void aSeeOtherTurnsAPostIntoAGetAndARedirectElsewhereLosesTheCredentials() throws IOException {
    try (TruthServer other = TruthServer.ok();
        TruthServer server =
            new TruthServer(
                (request, reply) -> reply.send(303, "", "location: " + other.url() + "/there"))) {
      Visitors.of(server)
          .steps("[{post: /form, body: secret, headers: {Authorization: Bearer t, X-Mine: stays}}]")
          .runUntil(() -> !other.received().isEmpty());
      TruthServer.Request hop = other.received().getFirst();
      assertThat(hop.method()).isEqualTo("GET");
      assertThat(hop.body()).isEmpty();
      assertThat(hop.headers())
          .doesNotContainKeys("authorization", "content-type", "content-length");
      assertThat(hop.header("x-mine")).isEqualTo("stays");
    }
  }

  @Test
  void theManifestsHostStaysWithTheServerItWasMeantFor() throws IOException {
    try (TruthServer other = TruthServer.ok();
        TruthServer server = redirectingHereAndThenTo(other)) {
      Visitors.of(server)
          .steps("[{get: /a, headers: {Host: shop.example}}]")
          .runUntil(() -> !other.received().isEmpty());
      assertThat(server.received("/b").getFirst().header("host")).isEqualTo("shop.example");
      assertThat(other.received().getFirst().header("host")).isEqualTo("127.0.0.1:" + other.port());
    }
  }

  @Test
  void theManifestsCookieStaysWithTheServerItWasMeantFor() throws IOException {
    try (TruthServer other = TruthServer.ok();
        TruthServer server = redirectingHereAndThenTo(other)) {
      Visitors.of(server)
          .steps("[{get: /a, headers: {Cookie: mine=1}}]")
          .runUntil(() -> !other.received().isEmpty());
      assertThat(server.received("/b").getFirst().header("cookie")).isEqualTo("mine=1");
      // the jar's knows no ports
      assertThat(other.received().getFirst().header("cookie")).isEqualTo("jar=1");
    }
  }

  private static TruthServer redirectingHereAndThenTo(TruthServer other) throws IOException {
    return new TruthServer((request, reply) -> {
      String next = request.path().equals("/a") ? "/b" : other.url() + "/c";
      reply.send(302, "", "location: " + next, "set-cookie: jar=1; Path=/");
    });
  }

  @Test
  void theJarsCookiesAreAskedForAtEachHop() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          switch (request.path()) {
            case "/in" -> reply.send(302, "", "location: /a", "set-cookie: s=1");
            case "/a" -> reply.send(302, "", "location: /b", "set-cookie: s=2");
            case "/b" -> reply.send(302, "", "location: /c", "set-cookie: s=; Max-Age=0");
            default -> reply.ok();
          }
        })) {
      Visitors.of(server).steps("[{get: /in}]").runUntilReceived(4);
      assertThat(server.received())
          .extracting(request -> request.header("cookie"))
          .containsExactly("", "s=1", "s=2", "");
    }
  }

  @Test
  void aTemporaryRedirectRepeatsThePostWithItsBody() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/a")) {
            reply.send(307, "", "location: /b");
          } else {
            reply.ok();
          }
        })) {
      Visitors.of(server).steps("[{post: /a, body: again}]").runUntilAnswered(2);
      assertThat(server.received())
          .extracting(TruthServer.Request::method)
          .containsExactly("POST", "POST");
      assertThat(server.received().get(1).body()).isEqualTo("again");
    }
  }

  @Test
  void redirectsThatAreNotToBeFollowedAreAnswers() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(302, "", "location: /b"))) {
      RunView view =
          Visitors.of(server).steps("[{get: /a, followRedirects: false}]").runUntilAnswered(1);
      assertThat(Engine.stats(view, "GET /a").statuses()).isEqualTo(Map.of(302, 1L));
      assertThat(view.failures()).isEmpty();
    }
  }
}
