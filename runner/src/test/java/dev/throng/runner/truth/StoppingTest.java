package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How a run ends: who may finish, who is cut off, and what of it is judged. */
class StoppingTest {
  @Test
  void requestsUnderWayMayEndAndOnStopRuns() throws IOException {
    try (TruthServer server = slowUnless("/bye", 700)) {
      RunView view = Engine.run(load(server, "stopTimeout: 10s"));
      assertThat(Engine.stats(view, "GET /slow").requests()).isEqualTo(4);
      assertThat(view.total().unfinished()).isZero();
      assertThat(Engine.stats(view, "GET /bye").requests()).isEqualTo(4);
      assertThat(view.workers()).allMatch(worker -> worker.users() == 0);
    }
  }

  @Test
  void usersThatWaitStopAtOnce() throws IOException {
    try (TruthServer server = slowUnless("/slow", 1)) {
      RunView view = Engine.run(load(server, "stopTimeout: 30s"));
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
      assertThat(server.received(request -> request.path().equals("/bye"))).hasSize(4);
    }
  }

  @Test
  void anOnStopBeyondTheStopTimeoutIsCutOff() throws IOException {
    try (TruthServer server = slowUnless("/slow", 30_000)) {
      RunView view = Engine.run(load(server, "stopTimeout: 300ms"));
      assertThat(Engine.stats(view, "GET /bye").unfinished()).isEqualTo(4);
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
    }
  }

  @Test
  void requestsBeyondTheStopTimeoutAreUnfinishedAndNeitherSuccessNorFailure() throws IOException {
    try (TruthServer server = slowUnless("/bye", 30_000)) {
      RunView view = Engine.run(load(server, "stopTimeout: 200ms"));
      assertThat(Engine.stats(view, "GET /slow").unfinished()).isEqualTo(4);
      assertThat(Engine.stats(view, "GET /slow").requests()).isZero();
      assertThat(view.failures()).isEmpty();
      assertThat(view.info().elapsed().toMillis()).isLessThan(5_000);
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
      RunView view =
          Engine.runUntil(
              () -> server.received().size() >= 4,
              load(server, "stopTimeout: 5s").replace("duration: 500ms", "duration: 1h"));
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.ABORTED);
      assertThat(view.total().requests()).isEqualTo(server.answered().size());
      assertThat(server.received(request -> request.path().equals("/bye"))).hasSize(4);
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

  private static String load(TruthServer server, String stopTimeout) {
    return """
    target: {baseUrl: %s}
    load: {users: 4, spawnRate: 1000, duration: 500ms, %s}
    userClasses:
      - name: Visitor
        wait: {constant: 1h}
        onStop: [{get: /bye}]
        tasks: [{name: t, steps: [{get: /slow}]}]
    """
        .formatted(server.url(), stopTimeout);
  }
}
