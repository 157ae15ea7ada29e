package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.tally.Merger;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
  private static final int USERS = 10;
  private static final LoadTestSpec SPEC = Manifests.withSteps("- get: /");
  private static final Scenario SCENARIO = ScenarioCompiler.compile(SPEC, Map.of(), Map.of());

  private final HealthWatch watch = new HealthWatch(SPEC.validity());

  @Test
  void isContentWithSecondsWithinTheLimits() {
    watchSeconds(10, USERS, lag(1_000), 0);

    assertThat(watch.isConclusive()).isTrue();
    assertThat(watch.health().problem()).isNull();
    assertThat(watch.health().achievedLoad()).isEqualTo(1);
  }

  @Test
  void forgivesATenthOfTheTime() {
    watchSeconds(9, USERS, lag(1_000), 0);
    watchSeconds(1, USERS, lag(80_000), 0);

    assertThat(watch.isConclusive()).isTrue();
    assertThat(watch.health().problem())
        .startsWith("event-loop lag p99 above 50ms")
        .endsWith("in 1 of 10 judged seconds");
    watchSeconds(1, USERS, lag(80_000), 0);
    assertThat(watch.isConclusive()).isFalse();
  }

  @Test
  void takesASecondWithoutAWordOfTheLoopsForALagOfThatSecond() {
    watchSeconds(5, USERS, SparseHistogram.EMPTY, 0);

    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.health().problem()).contains("in 5 of 5 judged seconds");
  }

  @Test
  void allowsStandstillsThatTheManifestAllows() {
    HealthWatch patient =
        new HealthWatch(
            Manifests.spec(
                    """
                    target: {baseUrl: "http://localhost:1"}
                    load: {users: 1, duration: 1s}
                    validity: {maxEventLoopLagP99: 1m}
                    userClasses: [{name: Visitor, tasks: [{name: visit, steps: [{get: /}]}]}]
                    """)
                .validity());
    patient.add(second(USERS, SparseHistogram.EMPTY, 0));

    assertThat(patient.health().problem()).isNull();
  }

  @Test
  void namesThrottlingAndItsShare() {
    watchSeconds(4, USERS, lag(1_000), 60_000);

    GeneratorHealth health = watch.health();
    assertThat(health.throttledRatio()).isEqualTo(0.06);
    assertThat(health.problem())
        .isEqualTo(
            "the generator's CPU was throttled for more than 5% of the time, in 4 of 4 judged seconds");
  }

  @Test
  void namesTheLoadThatDidNotRun() {
    watchSeconds(2, 5, lag(1_000), 0);

    assertThat(watch.health().problem())
        .isEqualTo("less than 95% of the planned load ran (in all 50%), in 2 of 2 judged seconds");
  }

  @Test
  void takesASecondInWhichItCouldNotConnectForItsOwnFault() {
    watchSeconds(8, USERS, lag(1_000), 0);
    watch.add(second(USERS, lag(1_000), 0, 1));

    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.health().problem())
        .isEqualTo(
            "the generator had no file descriptor or local port left for 1 request, in 1 of 9 judged"
                + " seconds");
  }

  private void watchSeconds(int count, int users, SparseHistogram lag, long throttledMicros) {
    for (int i = 0; i < count; i++) {
      watch.add(second(users, lag, throttledMicros));
    }
  }

  private static Second second(int users, SparseHistogram lag, long throttledMicros) {
    return second(users, lag, throttledMicros, 0);
  }

  private static Second second(
      int users, SparseHistogram lag, long throttledMicros, long ownFailures) {
    Second second = new Second(0, USERS, SCENARIO, new Merger());
    second.add(
        new Snapshot(
            0,
            new int[] {users},
            0,
            List.of(),
            List.of(),
            List.of(),
            new long[SCENARIO.checks().size()],
            new long[SCENARIO.checks().size()],
            0,
            0,
            0,
            new Snapshot.Health(lag, throttledMicros, 0, ownFailures),
            new Snapshot.ConnectionCount(0, 0),
            false));
    return second.close();
  }

  private static SparseHistogram lag(long micros) {
    LatencyHistogram lag = new LatencyHistogram();
    lag.record(micros);
    return lag.toSparse();
  }
}
