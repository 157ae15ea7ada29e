package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a target does, the run goes on, and the report names it. */
@Tag("timed")
class MisbehavingTargetsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/reset | connection reset before the answer",
        "/close | connection closed before the answer",
        "/reset-in-body | connection reset before the answer was complete",
        "/close-in-body | connection closed before the answer was complete",
        "/close-in-chunks | connection closed before the answer was complete",
        "/silent | timeout after 300ms",
        "/silent-in-body | timeout after 300ms",
        "/round | more than 10 redirects",
        "/astray | redirect to gopher://x, which cannot be followed: must be an http or https URL",
        "/down | connection refused: 127.0.0.1:1",
        "/500 | status 500",
      })
  void eachHasAnErrorOfItsOwnAndOtherRequestsGoOn(String path, String error) throws IOException {
    RunView view = run(path);
    assertThat(Engine.failures(view)).containsOnlyKeys(error);
    assertThat(Engine.stats(view, "GET " + path).requests())
        .isEqualTo(Engine.stats(view, "GET " + path).failures());
    assertThat(Engine.stats(view, "GET /fine").failures()).isZero();
    assertThat(Engine.stats(view, "GET /fine").requests()).isPositive();
    assertThat(Engine.outcome(view).verdict()).isNotEqualTo(dev.throng.crds.status.Verdict.ERROR);
  }

  @ParameterizedTest
  @CsvSource({"/garbage", "/bad-length", "/bad-chunk", "/long-line", "/long-headers"})
  void garbageIsNamedAsMalformed(String path) throws IOException {
    RunView view = run(path);
    assertThat(Engine.failures(view).keySet()).singleElement().asString().startsWith("malformed");
    assertThat(Engine.stats(view, "GET /fine").failures()).isZero();
  }

  @Test
  void aHostThatDoesNotExistIsNamed() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view = asking(server, "http://nowhere.invalid/", "10s").runUntilReceived(4);
      assertThat(Engine.failures(view)).containsOnlyKeys("unknown host: nowhere.invalid");
    }
  }

  @Test
  void aPortThatCannotBeIsNamedInTheExceptions() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 300ms, stopTimeout: 1s")
              .steps("[{get: \"http://127.0.0.1:${70000 + 1}/\"}]")
              .run();
      assertThat(view.exceptions()).singleElement().asString().contains("70001");
    }
  }

  @Test
  void aServerThatAcceptsNobodyIsATimeoutWithoutAConnection() throws IOException {
    try (TruthServer server = TruthServer.ok();
        ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fillBacklog(deaf);
      RunView view =
          asking(server, "http://127.0.0.1:" + deaf.getLocalPort() + "/", "300ms")
              .runUntilReceived(4);
      assertThat(Engine.failures(view))
          .containsOnlyKeys(
              "timeout after 300ms without a connection to 127.0.0.1:" + deaf.getLocalPort());
    }
  }

  private static void fillBacklog(ServerSocket deaf) throws IOException {
    for (int i = 0; i < 3; i++) {
      var channel = java.nio.channels.SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(deaf.getLocalSocketAddress());
    }
  }

  @Test
  void aBodyOfAGigabyteIsCountedAndNotKept() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> sendGigabyte(reply))) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 300ms, stopTimeout: 50s")
              .steps("[{get: /big, timeout: 50s}]")
              .run();
      assertThat(Engine.failures(view)).isEmpty();
      assertThat(view.total().bytesReceived()).isEqualTo(1L << 30);
    }
  }

  @Test
  void aBodyThatIsReadIsKeptUpToALimit() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> sendGigabyte(reply))) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 2s, stopTimeout: 10s")
              .steps("[{get: /big, checks: [{expect: body != ''}]}]")
              .run();
      assertThat(Engine.failures(view))
          .containsOnlyKeys(
              "the answer's body, which a check or an extractor reads, is larger than 16 MiB");
    }
  }

  private static void sendGigabyte(TruthServer.Reply reply) throws IOException {
    byte[] block = new byte[1 << 20];
    reply.raw("HTTP/1.1 200 OK\r\ncontent-length: " + (1L << 30) + "\r\n\r\n");
    for (int i = 0; i < 1024; i++) {
      reply.stream().write(block);
    }
    reply.stream().flush();
  }

  private static RunView run(String path) throws IOException {
    try (TruthServer server = new TruthServer(MisbehavingTargetsTest::misbehave)) {
      String target = path.equals("/down") ? "http://127.0.0.1:1/" : path;
      return asking(server, target, "300ms").runUntil(() -> server.received("/fine").size() > 3);
    }
  }

  /** Asks for the target and for what is fine, again and again. */
  private static Visitors asking(TruthServer server, String target, String timeout) {
    String name = target.startsWith("/") ? target : "/down";
    return Visitors.of(server)
        .load("users: 1, stopTimeout: 5s")
        .waits("constant: 1ms")
        .steps(
            "[{get: \"%s\", name: %s, timeout: %s}, {get: /fine}]"
                .formatted(target, name, timeout));
  }

  private static void misbehave(TruthServer.Request request, TruthServer.Reply reply)
      throws IOException, InterruptedException {
    String head = "HTTP/1.1 200 OK\r\n";
    switch (request.path()) {
      case "/reset" -> reply.reset();
      case "/close" -> reply.close();
      case "/reset-in-body" -> {
        reply.raw(head + "content-length: 100\r\n\r\nhalf");
        Thread.sleep(50);
        reply.reset();
      }
      case "/close-in-body" -> {
        reply.raw(head + "content-length: 100\r\n\r\nhalf");
        reply.close();
      }
      case "/close-in-chunks" -> {
        reply.raw(head + "transfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        reply.close();
      }
      case "/silent" -> {}
      case "/silent-in-body" -> reply.raw(head + "content-length: 100\r\n\r\nhalf");
      case "/round" -> reply.send(302, "", "location: /round");
      case "/astray" -> reply.send(302, "", "location: gopher://x");
      case "/500" -> reply.send(500, "sorry");
      case "/garbage" -> reply.raw("SSH-2.0-OpenSSH_9.9\r\n\r\n");
      case "/bad-length" -> reply.raw(head + "content-length: many\r\n\r\n");
      case "/bad-chunk" -> reply.raw(head + "transfer-encoding: chunked\r\n\r\nxyz\r\nhalf\r\n");
      case "/long-line" -> reply.raw("HTTP/1.1 200 " + "O".repeat(100_000) + "\r\n\r\n");
      case "/long-headers" -> reply.raw(head + "x: " + "y".repeat(100_000) + "\r\n\r\n");
      default -> reply.ok();
    }
  }

  @Test
  void manyDistinctErrorsAreCountedTogetherBeyondALimit() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> reply.send(200, request.target()))) {
      RunView view =
          Visitors.of(server)
              .load("users: 4, spawnRate: 100, duration: 1s")
              .waits("constant: 1ms")
              .steps(
                  """
                  - get: /${uuid()}
                    checks: [{fail: "got ${body}", when: "true"}]
                  """)
              .run();
      Map<String, Long> failures = Engine.failures(view);
      assertThat(failures.values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(view.total().requests());
      assertThat(failures).hasSizeLessThanOrEqualTo(501);
    }
  }
}
