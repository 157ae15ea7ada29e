package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Validity;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.tally.Second;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What verdict the judged time of a run leads to. */
class EvidenceWatchTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int TRANSACTION = 2;
  private static final long FAST = 300;
  private static final String REFUSED = "connection refused: localhost:1";

  @ParameterizedTest
  @ValueSource(
      strings = {"", "expect: p95 < 2s", "expect: requests >= 1", "expect: exceptions == 0"})
  void aTargetThatIsDownFailsWhateverTheThresholdsAreAbout(String threshold) {
    assertThat(outcome(threshold, new Counted().failed(A, 28, FAST, REFUSED)))
        .isEqualTo(
            failed(
                "nothing was answered: all 28 requests failed with \"connection refused: localhost:1\""));
  }

  @Test
  void theMainCauseIsToldWithItsCount() {
    Counted counted = new Counted().failed(A, 20, FAST, REFUSED).failed(B, 8, FAST, "timeout");

    assertThat(outcome("", counted).reason())
        .isEqualTo(
            "nothing was answered: all 28 requests failed, 20 of them with \"" + REFUSED + "\"");
  }

  @Test
  void aTargetThatAnswersErrorsOnlyFails() {
    assertThat(outcome("expect: p95 < 2s", new Counted().refused(A, 5, FAST, 503)))
        .isEqualTo(failed("nothing succeeded: all 5 requests failed with \"status 503\""));
  }

  @Test
  void aTargetThatAnswersNothingAtAllFails() {
    assertThat(outcome("expect: failures == 0", new Counted().cutOff(A, 10, 29_900_000)))
        .isEqualTo(
            failed(
                "nothing was answered: all 10 requests had not ended when the test did, after up to"
                    + " 29.9s"));
  }

  @Test
  void aRunThatSentNothingFails() {
    assertThat(outcome("", new Counted())).isEqualTo(failed("nothing was sent"));
    assertThat(outcome("expect: users == 1", new Counted().tasks(0, 192, "no row")))
        .isEqualTo(failed("nothing was sent: 192 of 192 tasks broke off with \"no row\""));
  }

  @Test
  void aTargetThatWasDownInTheWarmUpAlreadyIsNoRunWithoutRequests() {
    EvidenceWatch watch = watch("");
    Counted down = new Counted().failed(A, 200, FAST, REFUSED);
    watch.addWarmUpErrors(down.snapshot(0, CATALOGUE));
    watch.addWarmUp(down.second(0, CATALOGUE));
    assertThat(watch.nothing())
        .isEqualTo(
            "nothing was answered: all 200 requests failed with \""
                + REFUSED
                + "\", in the warm-up");

    watch.addWarmUp(new Counted().succeeded(A, 1, FAST).second(1, CATALOGUE));
    assertThat(watch.nothing()).isEqualTo("nothing was sent after the warm-up");

    add(watch, new Counted().succeeded(A, 1, FAST));
    assertThat(watch.nothing()).isNull();
  }

  @Test
  void oneSuccessIsEnoughWhereNoThresholdLooksAtFailuresAndTheFailuresAreTold() {
    Counted counted = new Counted().succeeded(A, 1, FAST).failed(B, 27, FAST, REFUSED);

    assertThat(outcome("", counted))
        .isEqualTo(
            passed(
                "no thresholds were given; 28 requests were sent; 27 of 28 requests failed, at which no"
                    + " threshold looks"));
    assertThat(outcome("expect: p95 < 2s", counted))
        .isEqualTo(
            passed("the threshold holds; 27 of 28 requests failed, at which no threshold looks"));
    assertThat(outcome("expect: failureRatio < 99%", counted))
        .isEqualTo(passed("the threshold holds"));
  }

  @Test
  void timesOfARequestThatNeverSucceededHoldNothing() {
    Counted counted = new Counted().succeeded(A, 100, FAST).failed(B, 28, FAST, REFUSED);

    assertThat(outcome("{expect: p95 < 2s, request: GET /b}", counted))
        .isEqualTo(
            failed("expected p95 < 2s for GET /b, observed 300us (28 of 28 requests failed)"));
    assertThat(outcome("{expect: ok.p95 < 2s, request: GET /b}", counted))
        .isEqualTo(failed("expected ok.p95 < 2s for GET /b, observed no samples"));
  }

  @ParameterizedTest
  @CsvSource({
    "failureRatio == 100%",
    "failureRatio > 50%",
    "failures >= 1",
    "successes == 0",
  })
  void aThresholdMayAskForFailures(String expect) {
    Counted down = new Counted().failed(A, 28, FAST, REFUSED);

    assertThat(outcome("expect: " + expect, down)).isEqualTo(passed("the threshold holds"));
    assertThat(outcome("expect: " + expect + "}, {expect: p95 < 1s", down))
        .isEqualTo(passed("all 2 thresholds hold"));
    assertThat(outcome("expect: " + expect, new Counted().succeeded(A, 28, FAST)).verdict())
        .isEqualTo(Verdict.FAILED);
    assertThat(outcome("expect: " + expect, new Counted()).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void whatIsMeantToFailExcusesNothingElse() {
    Counted down = new Counted().failed(A, 5, FAST, REFUSED).failed(B, 7, FAST, REFUSED);

    assertThat(outcome("expect: failureRatio == 100%, request: GET /a", down).reason())
        .isEqualTo(
            "of what was meant to succeed, nothing was answered: all 7 requests failed with \""
                + REFUSED
                + "\"");
    assertThat(
            outcome(
                    "expect: failureRatio == 100%, request: GET /a",
                    new Counted().failed(A, 5, FAST, REFUSED))
                .verdict())
        .as("what was not sent could not succeed")
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void theThresholdThatStoppedTheTestIsNamedWhereNothingWasAnswered() {
    EvidenceWatch watch = watch("expect: failures == 0");
    add(watch, new Counted().failed(A, 2, FAST, REFUSED));

    assertThat(
            new LoadEnd.ThresholdBroken("failures == 0")
                .outcome(watch.evidence(List.of(), null, FailingFindings.NONE), null)
                .reason())
        .isEqualTo(
            "nothing was answered: all 2 requests failed with \""
                + REFUSED
                + "\"; the test was stopped for failures == 0");
  }

  @Test
  void aTransactionThatSucceedsWithoutARequestIsNoSuccess() {
    assertThat(outcome("", new Counted().succeeded(TRANSACTION, 3, FAST)))
        .isEqualTo(failed("nothing was sent"));
  }

  @Test
  void tasksThatBreakOffFailTheRunBeyondOnePercent() {
    assertThat(
            outcome(
                "", new Counted().succeeded(A, 58, FAST).tasks(58, 192, "no /token in the answer")))
        .isEqualTo(failed("192 of 250 tasks broke off with \"no /token in the answer\""));
    assertThat(outcome("", new Counted().succeeded(A, 1000, FAST).tasks(990, 10, "x")))
        .isEqualTo(
            passed(
                "no thresholds were given; 1000 requests were sent; 10 of 1000 tasks broke off"));
    assertThat(outcome("", new Counted().succeeded(A, 1000, FAST).tasks(989, 11, "x")).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aThresholdOnExceptionsDecidesInPlaceOfThatPercent() {
    Counted counted = new Counted().succeeded(A, 58, FAST).tasks(58, 192, "x");

    assertThat(outcome("expect: exceptions < 200", counted).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(outcome("expect: exceptions < 100", counted))
        .isEqualTo(failed("expected exceptions < 100, observed 192"));
  }

  @Test
  void aTaskThatBreaksOffForItsFailedRequestIsJudgedByThatFailure() {
    Counted counted =
        new Counted()
            .succeeded(A, 95, FAST)
            .refused(A, 5, FAST, 503)
            .tasks(95, 0, "")
            .failedTasks(5, "no id");
    assertThat(outcome("expect: failureRatio < 10%", counted).verdict()).isEqualTo(Verdict.PASSED);

    assertThat(outcome("expect: failureRatio < 10%", counted.tasks(0, 2, "no row")))
        .isEqualTo(
            failed(
                "7 of 102 tasks broke off, 5 of them with \"no id\", 5 of them after a request of"
                    + " theirs had failed"));
  }

  @Test
  void brokenThresholdsAndTasksThatBrokeOffAreBothTold() {
    assertThat(outcome("expect: p95 < 100us", new Counted().succeeded(A, 9, FAST).tasks(1, 1, "x")))
        .isEqualTo(
            failed("expected p95 < 100us, observed 300us; 1 of 2 tasks broke off with \"x\""));
  }

  @Test
  void requestsThatHungAreFailuresThatTookAsLongAsTheyHadBeenUnderWay() {
    Counted hung = new Counted().succeeded(A, 10, 50_000).cutOff(A, 10, 29_700_000);

    assertThat(outcome("expect: failureRatio < 1%", hung))
        .isEqualTo(failed("expected failureRatio < 1%, observed 50% (10 of 20 requests hung)"));
    for (String clock : List.of("", "service.")) {
      assertThat(outcome("expect: " + clock + "p95 < 2s", hung))
          .isEqualTo(
              failed(
                  "expected "
                      + clock
                      + "p95 < 2s, observed 29.7s (10 of 20 requests failed, 10 of them hung)"));
    }
    assertThat(outcome("expect: ok.p95 < 2s", hung).reason())
        .isEqualTo("the threshold holds; 10 of 20 requests failed, at which no threshold looks");
  }

  @ParameterizedTest
  @CsvSource({
    "40000, 999000, false",
    "40000, 1001000, true",
    "3000000, 5900000, false",
    "3000000, 6100000, true"
  })
  void whatIsCutOffHungIfItWasUnderWayForASecondAndForTwiceAsLongAsTheSlowestSuccess(
      long slowestMicros, long cutOffMicros, boolean hung) {
    Counted counted =
        new Counted()
            .succeeded(A, 10, 1_000)
            .succeeded(A, 1, slowestMicros)
            .cutOff(A, 1, cutOffMicros);

    assertThat(outcome("expect: failures == 0", counted).verdict())
        .isEqualTo(hung ? Verdict.FAILED : Verdict.PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p95 < 2s", "failureRatio < 1%", "failures == 0"})
  void whatHungCountsInTheLastWindow(String expect) {
    EvidenceWatch watch = watch("expect: " + expect + ", window: 2s");
    for (int second = 0; second < 30; second++) {
      watch.add(
          (second < 5 ? new Counted().succeeded(A, 5, FAST) : new Counted())
              .second(second, CATALOGUE));
    }
    assertThat(watch.statuses().getFirst().holds()).isTrue();

    Second afterTheLoad = new Counted().cutOff(A, 10, 25_000_000).secondAfterLoad(30, CATALOGUE);
    watch.add(afterTheLoad);

    assertThat(watch.statuses().getFirst().holds()).as("%s", watch.statuses()).isFalse();
  }

  @Test
  void eachRequestIsMeasuredByItsOwnSuccessesOrElseByThoseOfAll() {
    Counted slow = new Counted().succeeded(A, 10, 5_000_000).succeeded(B, 10, 1_000);

    assertThat(outcome("expect: failures == 0", slow.cutOff(A, 1, 9_000_000)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(outcome("expect: failures == 0", slow.cutOff(B, 1, 2_000_000)).verdict())
        .isEqualTo(Verdict.FAILED);
    Counted unknown = new Counted().succeeded(A, 10, 5_000_000);
    assertThat(outcome("expect: failures == 0", unknown.cutOff(B, 1, 9_000_000)).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void whatTheGeneratorCouldNotDoComesFirstButNotBeforeThatNothingWasAnswered() {
    EvidenceWatch watch = watch("");
    add(watch, new Counted().failed(A, 2, FAST, REFUSED));

    assertThat(
            new LoadEnd.Completed()
                .outcome(
                    watch.evidence(List.of(), null, FailingFindings.NONE),
                    "the generator was the bottleneck: lag"))
        .isEqualTo(
            new Outcome(
                Verdict.INCONCLUSIVE,
                "nothing was answered: all 2 requests failed with \""
                    + REFUSED
                    + "\"; the generator was the bottleneck: lag"));
  }

  private static Outcome failed(String reason) {
    return new Outcome(Verdict.FAILED, reason);
  }

  private static Outcome passed(String reason) {
    return new Outcome(Verdict.PASSED, reason);
  }

  private static Outcome outcome(String threshold, Counted counted) {
    EvidenceWatch watch = watch(threshold);
    add(watch, counted);
    return new LoadEnd.Completed()
        .outcome(watch.evidence(List.of(), null, FailingFindings.NONE), null);
  }

  private static final Catalogue CATALOGUE = Catalogue.of(spec(""));

  private static EvidenceWatch watch(String threshold) {
    assertThat(CATALOGUE.names())
        .extracting(RequestKey::toString)
        .containsExactly("GET /a", "GET /b", "TXN pay");
    return new EvidenceWatch(
        spec(threshold).thresholds(), CATALOGUE, new AchievedLoad(Validity.DEFAULT));
  }

  private static void add(EvidenceWatch watch, Counted counted) {
    watch.addErrors(counted.snapshot(0, CATALOGUE));
    watch.add(counted.second(0, CATALOGUE));
  }

  private static LoadTestSpec spec(String threshold) {
    String thresholds =
        threshold.isEmpty() ? "" : threshold.startsWith("{") ? threshold : "{" + threshold + "}";
    return Manifests.spec(
        """
        target: {baseUrl: "http://localhost:1"}
        load: {users: 1, duration: 1s}
        userClasses:
          - name: U
            tasks:
              - {name: t, steps: [{get: /a}, {get: /b}, {transaction: {name: pay, steps: [{get: /b}]}}]}
        thresholds: [%s]
        """
            .formatted(thresholds));
  }
}
