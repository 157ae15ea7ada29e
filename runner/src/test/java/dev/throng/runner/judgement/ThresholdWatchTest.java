package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Validity;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.tally.Merger;
import dev.throng.runner.tally.Second;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdWatchTest {
  private static final long FAST_MICROS = 1_000;
  private static final long SLOW_MICROS = 3_000_000;
  private static final int TRANSACTION = 0;
  private static final int REQUEST = 1;

  private final AchievedLoad load = new AchievedLoad(Validity.DEFAULT);
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

  @ParameterizedTest
  @ValueSource(strings = {"requestRate >= 2/s", "requests >= 6"})
  void whatALostWorkerDidNotSendBreaksNoWindow(String expect) {
    ThresholdWatch watch = watch("expect: '" + expect + "', window: 3s");
    add(watch, 3, 5, FAST_MICROS);
    Second gap = new Counted().second(4, CATALOGUE);
    gap.lostWorker();
    watch.add(gap);
    watch.add(new Second(5, Second.Part.LOAD, false, 1, 1, CATALOGUE, new Merger()).close());

    assertThat(watch.isBroken()).isFalse();
    assertThat(watch.status().holds()).isTrue();
  }

  /** Nine seconds with 90 requests of three users, and one with 60 of two: 87/s in all. */
  @ParameterizedTest
  @CsvSource({
    "requestRate >= 85/s, true, true",
    "requestRate >= 88/s, false, false",
    "requestRate >= 94/s, false, true",
    "requestRate <= 86/s, false, true",
    "requestRate <= 88/s, false, false",
    "requestRate <= 94/s, true, true",
    "requestRate == 90/s, false, false",
    "requestRate == 96/s, false, true",
    "requests >= 900, false, false",
    "requests >= 940, false, true",
    "failures < 870, false, true",
    "failures < 880, false, false",
    "users >= 3, false, false",
    "users >= 4, false, true",
    "failureRatio == 100%, true, true"
  })
  void whatALostWorkerDidNotSendLeavesANumberUntoldWhereItCouldTurnIt(
      String expect, boolean holds, boolean told) {
    ThresholdWatch watch = watch("expect: '" + expect + "'");
    for (int i = 0; i < 9; i++) {
      addOfThree(watch, 3, 90);
    }
    Second gap = ofThree(2, 60);
    gap.lostWorker();
    add(watch, gap);

    assertThat(watch.status().holds()).isEqualTo(holds);
    assertThat(watch.untold() == null).isEqualTo(told);
    assertThat(watch.isBroken()).as("it stops the test").isEqualTo(!holds && told);
  }

  @Test
  void withoutAGapEachNumberIsTold() {
    ThresholdWatch watch = watch("expect: 'requestRate >= 88/s'");
    for (int i = 0; i < 10; i++) {
      addOfThree(watch, 3, 87);
    }

    assertThat(watch.status().observed()).isEqualTo("87/s");
    assertThat(watch.untold()).isNull();
    assertThat(watch.isBroken()).isTrue();
  }

  @Test
  void whatEndsWhileUsersStopIsInNoRate() {
    ThresholdWatch rate = watch("expect: 'requestRate <= 10/s'");
    ThresholdWatch number = watch("expect: 'requests == 25'");
    for (ThresholdWatch watch : List.of(rate, number)) {
      watch.add(new Counted().refused(REQUEST, 10, FAST_MICROS, 500).second(1, CATALOGUE));
      watch.add(new Counted().refused(REQUEST, 15, FAST_MICROS, 500).secondAfterLoad(2, CATALOGUE));
    }

    assertThat(rate.status().observed()).isEqualTo("10/s");
    assertThat(number.status().holds()).as("it is counted").isTrue();
  }

  @Test
  void aNumberThatIsUntoldSaysWhatItMayHaveBeen() {
    ThresholdWatch watch = watch("expect: 'requestRate >= 88/s'");
    for (int i = 0; i < 9; i++) {
      addOfThree(watch, 3, 90);
    }
    addOfThree(watch, 2, 60);

    assertThat(watch.status().observed())
        .isEqualTo("87/s, up to 93/s with the load that did not run");
  }

  @Test
  void aThresholdOfWindowsThatAllHaveAGapIsUntold() {
    ThresholdWatch watch = watch("expect: 'requests >= 6', window: 3s");
    add(watch, 2, 2, FAST_MICROS);
    Second gap = new Counted().second(3, CATALOGUE);
    gap.lostWorker();
    watch.add(gap);
    assertThat(watch.untold()).isNotNull();
    assertThat(watch.status().holds()).isFalse();

    add(watch, 3, 2, FAST_MICROS);

    assertThat(watch.untold()).isNull();
    assertThat(watch.status().holds()).isTrue();
  }

  private void addOfThree(ThresholdWatch watch, int users, int requests) {
    add(watch, ofThree(users, requests));
  }

  private void add(ThresholdWatch watch, Second second) {
    load.add(second);
    load.addUsers(second);
    watch.add(second);
  }

  /** So many of three users ran, and all of their requests failed. */
  private Second ofThree(int users, int requests) {
    Second second = new Second(seconds, Second.Part.LOAD, false, 3, 3, CATALOGUE, new Merger());
    second.add(
        new Counted()
            .users(users)
            .refused(REQUEST, requests, FAST_MICROS, 500)
            .snapshot(seconds++, CATALOGUE));
    return second.close();
  }

  @Test
  void tooManyFailuresBreakAWindowInWhichAWorkerWasLostToo() {
    ThresholdWatch watch = watch("expect: failures < 2, window: 1s");
    Second gap = new Counted().refused(REQUEST, 2, FAST_MICROS, 500).second(1, CATALOGUE);
    gap.lostWorker();
    watch.add(gap);

    assertThat(watch.status().holds()).isFalse();
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
  void aMarkSaysOfWhichTimeItIs() {
    ThresholdWatch whole = watch("expect: p95 < 2s, request: POST pay");
    ThresholdWatch window = watch("expect: p95 < 2s, window: 1s");
    Second slow = new Counted().refused(REQUEST, 5, SLOW_MICROS, 500).second(1, CATALOGUE);
    assertThat(whole.mark(slow)).isNull();

    whole.add(slow);
    window.add(slow);

    assertThat(whole.mark(slow))
        .isEqualTo(
            "broken: p95 < 2s for POST pay, over the judged time so far (the verdict judges all of"
                + " it)");
    assertThat(window.mark(slow))
        .isEqualTo("broken: p95 < 2s, over the last 1s (the verdict judges every such window)");
  }

  @Test
  void noWindowEndsWithAPartOfASecondSoNoneIsMarked() {
    ThresholdWatch window = watch("expect: p95 < 2s, window: 1s");
    window.add(new Counted().refused(REQUEST, 5, SLOW_MICROS, 500).second(1, CATALOGUE));
    Second stopping =
        new Counted().refused(REQUEST, 5, FAST_MICROS, 500).secondAfterLoad(2, CATALOGUE);

    window.add(stopping);

    assertThat(window.mark(stopping)).isNull();
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
    assertThat(watch.status().observed()).isEqualTo("3s (5 of 5 requests failed)");
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
      watch.add(
          new Counted()
              .succeeded(TRANSACTION, 2, FAST_MICROS)
              .succeeded(REQUEST, 3, 1)
              .second(0, CATALOGUE));
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

  private static final Catalogue CATALOGUE = Catalogue.of(spec("expect: p95 < 1s"));

  private ThresholdWatch watch(String threshold) {
    assertThat(CATALOGUE.names())
        .extracting(RequestKey::toString)
        .containsExactly("TXN pay", "POST pay");
    dev.throng.crds.spec.Threshold only = spec(threshold).thresholds().getFirst();
    Hangs hangs = new Hangs(CATALOGUE);
    NameSet names = new NameSet(CATALOGUE, NameSet.meant(only.request()));
    return new ThresholdWatch(only, ThresholdScope.of(names, CATALOGUE, hangs), () -> false, load);
  }

  /** So many seconds with so many requests each, all of them failed. */
  private void add(ThresholdWatch watch, int count, int requests, long micros) {
    for (int i = 0; i < count; i++) {
      seconds++;
      watch.add(
          (requests == 0 ? new Counted() : new Counted().refused(REQUEST, requests, micros, 500))
              .second(seconds, CATALOGUE));
    }
  }
}
