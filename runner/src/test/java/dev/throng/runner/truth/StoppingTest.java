package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a run ends: who may finish, who is cut off, and what of it is judged. */
@Tag("timed")
class StoppingTest {
  @Test
  void requestsUnderWayMayEndAndOnStopRuns() throws IOException {
    try (TruthServer server = slowUnless("/bye", 700)) {
      RunView view = fourUsers(server, "duration: 500ms, stopTimeout: 10s").run();
      assertThat(Engine.stats(view, "GET /slow").requests()).isEqualTo(4);
      assertThat(view.total().unfinished()).isZero();
      assertThat(Engine.stats(view, "GET /bye").requests()).isEqualTo(4);
      assertThat(view.workers()).allMatch(worker -> worker.users() == 0);
    }
  }

  @Test
  void usersThatWaitStopAtOnce() throws IOException {
    try (TruthServer server = slowUnless("/slow", 1)) {
      RunView view = fourUsers(server, "duration: 500ms, stopTimeout: 30s").run();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
      assertThat(server.received("/bye")).hasSize(4);
    }
  }

  @Test
  void anOnStopBeyondTheStopTimeoutIsCutOff() throws IOException {
    try (TruthServer server = slowUnless("/slow", 30_000)) {
      RunView view = fourUsers(server, "duration: 500ms, stopTimeout: 300ms").run();
      assertThat(Engine.stats(view, "GET /bye").unfinished()).isEqualTo(4);
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
    }
  }

  @Test
  void requestsBeyondTheStopTimeoutAreUnfinishedAndNeitherSuccessNorFailure() throws IOException {
    try (TruthServer server = slowUnless("/bye", 30_000)) {
      RunView view = fourUsers(server, "duration: 500ms, stopTimeout: 200ms").run();
      assertThat(Engine.stats(view, "GET /slow").unfinished()).isEqualTo(4);
      assertThat(Engine.stats(view, "GET /slow").requests()).isZero();
      assertThat(view.failures()).isEmpty();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
    }
  }

  @Test
  void theTimeThatUsersTakeToStopIsNoTimeOfTheLoad() throws IOException {
    try (TruthServer server = slowUnless("/bye", 30_000)) {
      RunView view = fourUsers(server, "duration: 500ms, stopTimeout: 4s").run();
      assertThat(view.info().elapsed().toMillis()).isGreaterThan(4_000);
      assertThat(view.info().load().toMillis()).isBetween(500L, 3_500L);
    }
  }

  @Test
  void theTimeThatUsersTakeToStopIsNoShortageOfLoad() throws IOException {
    try (TruthServer server =
        new TruthServer((request, reply) -> {
          Thread.sleep(request.path().equals("/slow") ? 4_500 : 1);
          reply.ok();
        })) {
      RunView view =
          Engine.run(
              """
              target: {baseUrl: %s}
              load: {users: 10, spawnRate: 1000, duration: 3s, warmup: 1s}
              userClasses:
                - {name: Slow, fixedCount: 1, tasks: [{name: t, steps: [{get: /slow}]}]}
                - name: Quick
                  wait: {constant: 100ms}
                  tasks: [{name: t, steps: [{get: /quick}]}]
              thresholds:
                - expect: users >= 10
                - {expect: requestRate >= 10/s, window: 1s}
              validity: {maxEventLoopLagP99: 10s}
              """
                  .formatted(server.url()));
      assertThat(Engine.outcome(view).verdict()).as("%s", view.outcome()).isEqualTo(Verdict.PASSED);
      assertThat(view.health().achievedLoad()).isGreaterThan(0.9);
    }
  }

  @Test
  void aPersonsWishEndsTheRunInOrderAsAborted() throws IOException {
    try (TruthServer server = slowUnless("/slow", 1)) {
      RunView view = fourUsers(server, "duration: 1h, stopTimeout: 5s").runUntilReceived(4);
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.ABORTED);
      assertThat(view.total().requests()).isEqualTo(server.answered().size());
      assertThat(server.received("/bye")).hasSize(4);
    }
  }

  private static TruthServer slowUnless(String quickPath, int millis) throws IOException {
    return new TruthServer((request, reply) -> {
      if (!request.path().equals(quickPath)) {
        Thread.sleep(millis);
      }
      reply.ok();
    });
  }

  private static Visitors fourUsers(TruthServer server, String load) {
    return Visitors.of(server)
        .load("users: 4, spawnRate: 1000, " + load)
        .userClass("onStop: [{get: /bye}]")
        .steps("[{get: /slow}]");
  }
}
