package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is followed, with what of the first request, and how it is counted. */
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
