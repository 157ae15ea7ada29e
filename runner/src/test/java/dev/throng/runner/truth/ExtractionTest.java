package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What later steps know of an earlier answer, and what happens when it is not there. */
@Tag("timed")
class ExtractionTest {
  @Test
  void aStepThatNeedsWhatIsNotThereIsAnExceptionAndTheUserGoesOn() throws IOException {
    AtomicInteger answers = new AtomicInteger();
    try (TruthServer server =
        new TruthServer((_, reply) ->
            reply.send(200, answers.incrementAndGet() < 4 ? "no json" : "{\"token\": \"t\"}"))) {
      RunView view =
          Visitors.of(server)
              .waits("constant: 1ms")
              .steps(
                  """
                  - {get: /token, extract: {token: {json: /token}}}
                  - {get: "/with/${token}", name: /with}
                  """)
              .runUntil(() -> !server.received("/with/t").isEmpty());
      assertThat(view.exceptions())
          .singleElement()
          .satisfies(e -> {
            assertThat(e.message())
                .isEqualTo("the body is no JSON: it starts with no json (status 200)");
            assertThat(e.where()).isEqualTo("Visitor/t: GET /token");
            assertThat(e.count()).isEqualTo(3);
          });
      assertThat(view.failures()).isEmpty();
    }
  }

  @Test
  void aTaskThatCouldNotGoOnIsFollowedByItsWait() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 1s")
              .waits("constant: 100ms")
              .steps("[{get: /, extract: {x: {header: X-None}}}, {get: /never}]")
              .run();
      assertThat(server.received()).hasSizeBetween(5, 10);
      assertThat(server.received("/never")).isEmpty();
      assertThat(view.exceptions().getFirst().count()).isEqualTo(server.received().size());
    }
  }

  @Test
  void nothingIsTakenFromAnAnswerThatIsAFailure() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) ->
            reply.send(request.path().equals("/first") ? 200 : 500, request.path()))) {
      RunView view =
          Visitors.of(server)
              .steps(
                  """
                  - {get: /first, extract: {x: {cel: body}}}
                  - {get: /second, extract: {x: {cel: body}}}
                  - get: "/third${x}"
                  """)
              .runUntilReceived(3);
      assertThat(server.received().get(2).path()).isEqualTo("/third/first");
      assertThat(view.exceptions()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{get: \"/b/${json.id}\", name: /b}",
        "{get: /b, query: {id: \"${json.id}\"}}",
        "{get: /b, headers: {X-Id: \"${json.id}\"}}",
        "{post: /b, json: {id: \"${json.id}\"}}",
        "{post: /b, form: {id: \"${json.id}\"}}",
        "{post: /b, multipart: [{name: id, value: \"${json.id}\"}]}",
        "{post: /b, body: \"${body}\"}",
        "{transaction: {name: t, steps: [{post: /b, body: \"${body}\"}]}}",
        "{if: status == 200, then: [{post: /b, body: \"${body}\"}]}",
        "{if: status != 200, then: [{get: /c}], else: [{post: /b, body: \"${body}\"}]}",
      })
  void aRequestIsMadeFromTheBodyOfTheAnswerBefore(String step) throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(200, "{\"id\": 7531}"))) {
      RunView view = Visitors.of(server).steps("[{get: /a}, " + step + "]").runUntilReceived(2);
      assertThat(view.exceptions()).isEmpty();
      assertThat(server.received()).hasSize(2);
      assertThat(server.received().get(1).toString()).contains("/b").contains("7531");
    }
  }

  @Test
  void inALoopARequestIsMadeFromTheBodyThatTheRoundBeforeWasAnswered() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> reply.send(200, request.path() + "x"))) {
      RunView view =
          Visitors.of(server)
              .steps("[{get: /a}, {repeat: {times: 3, steps: [{get: \"${body}\", name: /x}]}}]")
              .runUntilReceived(4);
      assertThat(view.exceptions()).isEmpty();
      assertThat(server.paths()).containsExactly("/a", "/ax", "/axx", "/axxx");
    }
  }

  @Test
  void aHeaderOfTheUserClassIsMadeFromTheBodyOfTheAnswerBefore() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(200, "tea"))) {
      RunView view =
          Visitors.of(server)
              .userClass("headers: {X-Last: \"${drink == '' ? 'none' : body}\"}")
              .steps("[{set: {drink: \"''\"}}, {get: /a}, {set: {drink: \"'x'\"}}, {get: /b}]")
              .runUntilReceived(2);
      assertThat(view.exceptions()).isEmpty();
      assertThat(server.received())
          .extracting(request -> request.header("x-last"))
          .containsExactly("none", "tea");
    }
  }

  @Test
  void theLastAnswerEndsWithItsTaskVariablesAndHeadersStay() throws IOException {
    try (TruthServer server = new TruthServer((_, reply) -> reply.send(200, "tea"))) {
      RunView view =
          Visitors.of(server)
              .waits("constant: 1ms")
              .userClass(
                  """
                  onStart:
                    - {get: /login, extract: {drink: {cel: body}}}
                    - setHeader: {X-Drink: "${drink}"}
                  """)
              .tasks(
                  """
                  - name: tour
                    sequence: true
                    tasks:
                      - {name: a, steps: [{get: "/a/${drink}"}]}
                      - {name: b, steps: [{get: "/b/${status}"}]}
                      - {name: c, steps: [{get: /c}]}
                  """)
              .runUntilReceived(4);
      assertThat(server.paths()).startsWith("/login", "/a/tea", "/c", "/a/tea");
      assertThat(server.received().get(2).header("x-drink")).isEqualTo("tea");
      assertThat(view.exceptions())
          .allSatisfy(e -> {
            assertThat(e.where()).isEqualTo("Visitor/tour/b: GET /b/${status}");
            assertThat(e.message())
                .isEqualTo("status is not there: the last request had no answer");
          })
          .isNotEmpty();
    }
  }
}
