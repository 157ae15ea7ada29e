package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an answer is read and judged, and which cookies it leaves. */
@Tag("timed")
class AnswersTest {
  @Test
  void aBodyIsReadInTheCharsetThatItSays() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(
                200,
                "gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1),
                "content-type: text/plain; charset=ISO-8859-1"))) {
      RunView view =
          Visitors.of(server)
              .steps("[{get: /, checks: [{expect: \"body == 'gr\u00fcn'\"}]}]")
              .runUntilAnswered(1);
      assertThat(view.failures()).isEmpty();
    }
  }

  @Test
  void compressedAnswersAreReadAndCountedUnpacked() throws IOException {
    byte[] packed = gzip("{\"answer\": 42, \"filler\": \"" + "x".repeat(5_000) + "\"}");
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.header("accept-encoding").contains("gzip")) {
            reply.send(200, packed, "content-encoding: gzip");
          } else {
            reply.send(200, "{}");
          }
        })) {
      RunView view =
          Visitors.of(server)
              .steps("[{get: /, checks: [{expect: json.answer == 42}]}]")
              .runUntilAnswered(1);
      assertThat(view.failures()).isEmpty();
      assertThat(view.total().bytesReceived()).isGreaterThan(5_000);
    }
  }

  @Test
  void aFailedAnswerIsKeptForPeopleToSeeThoughNothingReadsItsBody() throws IOException {
    byte[] packed = gzip("{\"error\": \"out of stock\"}" + " ".repeat(200_000));
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          if (request.path().equals("/packed")) {
            reply.send(503, packed, "content-encoding: gzip", "set-cookie: session=abc");
          } else {
            reply.send(500, "<h1>oh</h1>");
          }
        })) {
      RunView view =
          Visitors.of(server)
              .steps("[{get: /packed}, {get: /plain}, {get: /plain}]")
              .runUntilAnswered(3);

      assertThat(view.failures())
          .extracting(
              failure -> Objects.requireNonNull(failure.sample()).head().lines().findFirst())
          .containsExactlyInAnyOrder(
              Optional.of("503 Some reason"), Optional.of("500 Some reason"));
      assertThat(view.failures())
          .extracting(failure -> Objects.requireNonNull(failure.sample()).body().strip())
          .satisfiesExactlyInAnyOrder(
              body -> assertThat(body).startsWith("{\"error\": \"out of stock\"}"),
              body -> assertThat(body).isEqualTo("<h1>oh</h1>"));
      assertThat(view.failures().toString()).contains("set-cookie: ***").doesNotContain("abc");
      assertThat(Engine.stats(view, "GET /packed").bytesReceived()).isGreaterThan(200_000);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void theFirstCheckThatDoesNotHoldIsTheFailureAndChecksOfTheStatusReplaceTheRule()
      throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(Integer.parseInt(request.path().substring(1)), "{\"total\": 0}"))) {
      RunView view =
          Visitors.of(server)
              .steps(
                  """
                  - {get: /404, checks: [{expect: status == 404}]}
                  - {get: /409, checks: [{fail: Cart was empty, when: status == 409}]}
                  - {get: /202, checks: [{expect: status == 201, message: "Unexpected: ${status}"}]}
                  - {get: /201, checks: [{expect: status == 201}, {expect: json.total > 0}]}
                  - {get: /418}
                  """)
              .runUntilAnswered(5);
      assertThat(Engine.failures(view))
          .isEqualTo(
              Map.of(
                  "Cart was empty", 1L,
                  "Unexpected: 202", 1L,
                  "expected json.total > 0", 1L,
                  "status 418", 1L));
      assertThat(view.total().statuses()).containsOnlyKeys(201, 202, 404, 409, 418);
    }
  }

  @Test
  void cookiesComeBackToWhereTheyBelongUntilTheyExpire() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          switch (request.path()) {
            case "/in" ->
                reply.send(
                    200, "", "set-cookie: s=1; Path=/", "set-cookie: deep=2; Path=/shop/cart");
            case "/out" -> reply.send(200, "", "set-cookie: s=; Path=/; Max-Age=0");
            default -> reply.ok();
          }
        })) {
      Visitors.of(server)
          .steps("[{get: /in}, {get: /a}, {get: '/shop/cart?x=1'}, {get: /out}, {get: /b}]")
          .runUntilAnswered(5);
      assertThat(server.received())
          .extracting(request -> request.header("cookie"))
          .satisfiesExactly(
              first -> assertThat(first).isEmpty(),
              plain -> assertThat(plain).isEqualTo("s=1"),
              deep -> assertThat(deep).contains("s=1").contains("deep=2"),
              leaving -> assertThat(leaving).isEqualTo("s=1"),
              gone -> assertThat(gone).isEmpty());
    }
  }
}
