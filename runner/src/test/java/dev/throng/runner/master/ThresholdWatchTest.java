package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.results.RequestKey;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.tally.Merger;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdWatchTest {
  private static final long FAST_MICROS = 1_000;
  private static final long SLOW_MICROS = 3_000_000;
  private static final int TRANSACTION = 1;
  private static final int REQUEST = 0;

  private int seconds;

  @ParameterizedTest
  @ValueSource(strings = {"requestRate >= 2/s", "requests >= 6", "failures >= 1"})
  void aStallBreaksAWindowThatExpectsRequests(String expect) {
    ThresholdWatch watch = watch("expect: '" + expect + "', window: 3s, abort: {after: 5s}");
    add(watch, 4, 5, FAST_MICROS);
    assertThat(watch.isBroken()).isFalse();

    add(watch, 3, 0, FAST_MICROS);

    assertThat(watch.isBroken()).isTrue();
    assertThat(watch.wantsAbort(seconds)).isTrue();
    ThresholdStatus status = watch.status();
    assertThat(status.holds()).isFalse();
    assertThat(status.observed()).startsWith("0");
  }

  @Test
  void aStallFromTheBeginningBreaksARateAndAbortsWithoutAWindowToo() {
    ThresholdWatch watch = watch("expect: requestRate >= 2/s, abort: {after: 2s}");
    add(watch, 2, 0, FAST_MICROS);

    assertThat(watch.wantsAbort(seconds)).isTrue();
    assertThat(watch.status().observed()).isEqualTo("no samples");
    assertThat(watch.status().holds()).isFalse();
  }

  @Test
  void aWindowWithoutSamplesSaysNothingOfTimes() {
    ThresholdWatch watch = watch("expect: p95 < 2s, window: 1s, abort: {after: 2s}");
    add(watch, 1, 5, SLOW_MICROS);
    assertThat(watch.isBroken()).isTrue();

    add(watch, 1, 0, FAST_MICROS);

    assertThat(watch.isBroken()).isFalse();
    assertThat(watch.wantsAbort(seconds)).isFalse();
    assertThat(watch.status().holds()).as("it was broken in one window").isFalse();
    assertThat(watch.status().observed()).isEqualTo("3s");
  }

  @Test
  void aRunWithoutASampleHoldsNothingHoweverLittleWasExpected() {
    ThresholdWatch watch = watch("expect: failures == 0, window: 2s");
    add(watch, 5, 0, FAST_MICROS);

    assertThat(watch.isBroken()).isFalse();
    assertThat(watch.status().observed()).isEqualTo("no samples");
    assertThat(watch.status().holds()).isFalse();
  }

  @Test
  void aTransactionIsJudgedWithoutTheRequestOfItsName() {
    ThresholdWatch transaction = watch("expect: requests == 2, request: pay");
    ThresholdWatch request = watch("expect: requests == 3, request: POST pay");
    ThresholdWatch all = watch("expect: requests == 3");
    for (ThresholdWatch watch : List.of(transaction, request, all)) {
      watch.add(second(List.of(count(TRANSACTION, 2, 0, FAST_MICROS), count(REQUEST, 3, 0, 1))));
      assertThat(watch.status().holds()).as("%s", watch.status()).isTrue();
    }
  }

  private static LoadTestSpec spec(String threshold) {
    return Manifests.spec(
        """
        target: {baseUrl: "http://localhost:1"}
        load: {users: 1, duration: 1s}
        userClasses:
          - name: Buyer
            tasks:
              - name: buy
                steps: [{transaction: {name: pay, steps: [{post: /api/pay, name: pay}]}}]
        thresholds: [{%s}]
        """
            .formatted(threshold));
  }

  private static final Scenario SCENARIO =
      ScenarioCompiler.compile(spec("expect: p95 < 1s"), Map.of(), Map.of());

  private static ThresholdWatch watch(String threshold) {
    assertThat(SCENARIO.names())
        .extracting(RequestKey::toString)
        .containsExactly("POST pay", "TXN pay");
    dev.throng.crds.spec.Threshold only = spec(threshold).thresholds().getFirst();
    return new ThresholdWatch(only, Scope.of(only.request(), SCENARIO.names(), SCENARIO.checks()));
  }

  /** So many seconds with so many requests each, all of them failed. */
  private void add(ThresholdWatch watch, int count, int requests, long micros) {
    for (int i = 0; i < count; i++) {
      seconds++;
      watch.add(
          second(requests == 0 ? List.of() : List.of(count(REQUEST, requests, requests, micros))));
    }
  }

  private Second second(List<NameCount> names) {
    Second second = new Second(seconds, 1, SCENARIO, new Merger());
    second.add(
        new Snapshot(
            seconds,
            new int[] {1},
            0,
            names,
            List.of(),
            List.of(),
            new long[SCENARIO.checks().size()],
            new long[SCENARIO.checks().size()],
            0,
            0,
            new Snapshot.Health(SparseHistogram.EMPTY, 0, 0, 0),
            new Snapshot.ConnectionCount(0, 0),
            false));
    return second.close();
  }

  private static NameCount count(int name, int requests, int failures, long micros) {
    LatencyHistogram times = new LatencyHistogram();
    for (int i = 0; i < requests; i++) {
      times.record(micros);
    }
    SparseHistogram sparse = times.toSparse();
    SparseHistogram none = SparseHistogram.EMPTY;
    return new NameCount(
        name, requests, failures, 0, sparse, sparse, none, none, 0, 0, Map.of(200, 1L));
  }
}
