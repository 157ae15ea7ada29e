package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request's head says of itself. */
@Tag("timed")
class RequestHeadsTest {
  @Test
  void theLengthOfABodyIsSaidInBytesAndThatOfNoneWhereOneIsPromised() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .steps("[{post: /a, body: größer}, {post: /b}, {put: /c}, {get: /d}, {delete: /e}]")
          .runUntilAnswered(5);
      assertThat(server.received("/a").getFirst().header("content-length")).isEqualTo("8");
      assertThat(server.received("/b").getFirst().header("content-length")).isEqualTo("0");
      assertThat(server.received("/c").getFirst().header("content-length")).isEqualTo("0");
      assertThat(server.received("/d").getFirst().headers()).doesNotContainKey("content-length");
      assertThat(server.received("/e").getFirst().headers()).doesNotContainKey("content-length");
    }
  }

  @Test
  void keepAliveIsAskedForWithEachRequest() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server).steps("[{get: /a}, {get: /a}]").runUntilAnswered(2);
      assertThat(server.received("/a"))
          .extracting(request -> request.header("connection"))
          .containsExactly("keep-alive", "keep-alive");
    }
  }

  @Test
  void theHostIsThatOfTheTargetUnlessTheManifestSaysOtherwise() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      Visitors.of(server)
          .steps("[{get: /a}, {get: /b, headers: {Host: shop.example}}]")
          .runUntilAnswered(2);
      assertThat(server.received("/a").getFirst().header("host"))
          .isEqualTo("127.0.0.1:" + server.port());
      assertThat(server.received("/b").getFirst().header("host")).isEqualTo("shop.example");
    }
  }
}
