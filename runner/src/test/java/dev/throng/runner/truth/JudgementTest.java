package dev.throng.runner.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of a run is judged, and how its thresholds end it. */
@Tag("timed")
class JudgementTest {
  private static final String HEALTHY = "validity: {maxEventLoopLagP99: 10s, minAchievedLoad: 0%}";

  @Test
  void theWarmUpIsMeasuredAndShownButNotJudged() throws IOException {
    try (TruthServer server = failingUntil(1_500)) {
      RunView view = run(server, "4s, warmup: 2s", "[{expect: failureRatio == 0%}]");
      assertThat(view.total().failures()).as("shown").isPositive();
      assertThat(threshold(view).holds()).as("%s", threshold(view)).isTrue();
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.PASSED);
    }
  }

  @Test
  void aWindowThatWasBrokenFailsTheTestThatHeldAsAWhole() throws IOException {
    try (TruthServer server = failingUntil(1_500)) {
      RunView view =
          run(
              server,
              "5s",
              "[{expect: failureRatio < 40%}, {expect: failureRatio < 40%, window: 1s}]");
      assertThat(view.thresholds()).extracting(ThresholdStatus::holds).containsExactly(true, false);
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void aBrokenThresholdThatAbortsEndsTheTestButNotBeforeItsTime() throws IOException {
    try (TruthServer server = failingUntil(1_000_000)) {
      RunView view = run(server, "20s", "[{expect: failureRatio < 1%, abort: {after: 2s}}]");
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(view.info().elapsed().toMillis()).isBetween(2_000L, 6_000L);
    }
  }

  @Test
  void aThresholdThatTheTestStoppedForStaysBrokenWhateverUsersStillFinish() throws IOException {
    AtomicLong requests = new AtomicLong();
    try (TruthServer server =
        new TruthServer((_, reply) -> {
          if (requests.incrementAndGet() <= 2) {
            reply.send(500, "");
          } else {
            Thread.sleep(2_500);
            reply.ok();
          }
        })) {
      RunView view = run(server, "20s", "[{expect: failureRatio < 50%, abort: {after: 1s}}]");
      assertThat(view.total().failureRatio()).as("in the end").isLessThan(0.5);
      assertThat(threshold(view).holds()).as("%s", threshold(view)).isFalse();
      assertThat(Engine.outcome(view).verdict()).isEqualTo(Verdict.FAILED);
      assertThat(Engine.outcome(view).reason())
          .isEqualTo("expected failureRatio < 50%, observed 100%; the test was stopped for it");
    }
  }

  @Test
  void aThresholdWithoutSamplesFailsAndSaysSo() throws IOException {
    try (TruthServer server = failingUntil(0)) {
      RunView view =
          Visitors.of(server)
              .load("users: 1, duration: 1s")
              .steps("[{get: /a}, {if: \"false\", then: [{get: /never}]}]")
              .spec("thresholds: [{expect: p95 < 1s, request: GET /never}]\n" + HEALTHY)
              .run();
      assertThat(threshold(view).holds()).isFalse();
      assertThat(Engine.outcome(view).reason()).contains("no sample");
    }
  }

  private static ThresholdStatus threshold(RunView view) {
    return view.thresholds().getFirst();
  }

  private static RunView run(TruthServer server, String duration, String thresholds) {
    return Visitors.of(server)
        .load("users: 4, spawnRate: 1000, duration: " + duration)
        .waits("constant: 20ms")
        .steps("[{get: /}]")
        .spec("thresholds: " + thresholds + "\n" + HEALTHY)
        .run();
  }

  /** Answers 500 until so much time has passed since the first request. */
  private static TruthServer failingUntil(long millis) throws IOException {
    AtomicLong first = new AtomicLong();
    return new TruthServer((request, reply) -> {
      first.compareAndSet(0, request.atNanos());
      reply.send((request.atNanos() - first.get()) / 1_000_000 < millis ? 500 : 200, "");
    });
  }
}
