package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That a run passes on evidence only: on answers, not on their absence. */
@Tag("timed")
class EvidenceTest {
  private static final String HEALTHY = "validity: {maxEventLoopLagP99: 10s, minAchievedLoad: 0%}";

  @Test
  void aTargetThatIsDownFails() {
    RunView view =
        Engine.run(
            """
            target: {baseUrl: "http://localhost:1"}
            load: {users: 2, spawnRate: 1000, duration: 1s}
            userClasses:
              - {name: U, wait: {constant: 50ms}, tasks: [{name: t, steps: [{get: /}]}]}
            thresholds: [{expect: p95 < 2s}]
            """
                + HEALTHY);
    assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(Engine.outcome(view).reason())
        .matches(
            "nothing was answered: all \\d+ requests failed with \"connection refused: .*localhost:1\"");
    assertThat(view.thresholds().getFirst().holds()).isFalse();
    assertThat(view.thresholds().getFirst().observed())
        .matches(".*s \\((\\d+) of \\1 requests failed\\)");
  }

  @Test
  void requestsThatHangBeyondTheEndOfTheTestAreFailures() throws IOException {
    AtomicLong requests = new AtomicLong();
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          if (requests.incrementAndGet() > 10) {
            Thread.sleep(30_000);
          }
          reply.ok();
        })) {
      RunView view =
          Visitors.of(server)
              .http("timeout: 1m")
              .load("users: 10, spawnRate: 1000, duration: 1500ms, stopTimeout: 0s")
              .waits("constant: 1ms")
              .steps("[{transaction: {name: pay, steps: [{get: /}]}}]")
              .spec(
                  """
                  thresholds:
                    - expect: p95 < 500ms
                    - expect: service.p95 < 500ms
                    - expect: failureRatio < 1%
                    - {expect: p95 < 500ms, request: pay}
                    - expect: ok.p95 < 500ms
                  """
                      + HEALTHY)
              .run();
      assertThat(view.total().unfinished()).isEqualTo(10);
      assertThat(Engine.stats(view, "TXN pay").unfinished()).isEqualTo(10);
      assertThat(view.thresholds())
          .extracting(threshold -> threshold.holds())
          .containsExactly(false, false, false, false, true);
      assertThat(view.notes())
          .singleElement(as(STRING))
          .matches("10 requests hung: cut off after up to 1\\..*s, judged as failed\\.");
      assertThat(view.thresholds().get(2).observed()).isEqualTo("50% (10 of 20 requests hung)");
    }
  }

  @Test
  void aHealthyTargetWhoseLastRequestsAreCutOffPasses() throws IOException {
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          Thread.sleep(900);
          reply.ok();
        })) {
      RunView view =
          Visitors.of(server)
              .load("users: 4, spawnRate: 1000, duration: 2500ms, stopTimeout: 0s")
              .waits("constant: 1ms")
              .steps("[{get: /}]")
              .spec("thresholds: [{expect: failures == 0}, {expect: unfinished == 4}]\n" + HEALTHY)
              .run();
      assertThat(Engine.outcome(view).verdict()).as("%s", view.outcome()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void aTaskThatBreaksOffForItsFailedRequestIsJudgedByThatFailure() throws IOException {
    AtomicLong requests = new AtomicLong();
    try (TruthServer server =
        new TruthServer((_, reply) ->
            reply.send(requests.getAndIncrement() % 4 == 0 ? 500 : 200, "{\"id\": 1}"))) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 1s")
              .waits("constant: 10ms")
              .steps("[{post: /a}, {set: {x: \"status < 300 ? json.id : json.none\"}}]")
              .spec("thresholds: [{expect: failureRatio < 50%}]\n" + HEALTHY)
              .run();
      assertThat(view.exceptions()).isNotEmpty();
      assertThat(Engine.outcome(view).verdict()).as("%s", view.outcome()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void tasksThatBreakOffAreCountedBesideThoseThatDoNot() throws IOException {
    try (TruthServer server = TruthServer.ok()) {
      RunView view =
          Visitors.of(server)
              .load("users: 5, spawnRate: 1000, duration: 1s")
              .waits("constant: 1h")
              .userClass("onStart: [{get: /start}]\nonStop: [{get: /stop}]")
              .tasks("- {name: t, steps: [{get: /a}, {set: {x: json.none}}]}")
              .spec(HEALTHY)
              .run();
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(Engine.outcome(view).reason())
          .as("%s", view.exceptions())
          .startsWith("5 of 15 tasks broke off with \"");
    }
  }
}
