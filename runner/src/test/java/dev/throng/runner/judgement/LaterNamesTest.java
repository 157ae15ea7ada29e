package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.Validity;
import dev.throng.crds.status.ThresholdStatus;
import dev.throng.crds.status.Verdict;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.truth.Manifests;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names that users make up while they run are judged as those of the manifest are. */
class LaterNamesTest {
  private static final LoadTestSpec SPEC =
      Manifests.spec(
          """
          target: {baseUrl: "http://localhost:1"}
          load: {users: 1, duration: 9s}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
          """);
  private static final int OF_SPEC = 0;

  private final Catalogue catalogue = Catalogue.of(SPEC);

  @Test
  void aThresholdOfAllRequestsIsAboutThemToo() {
    EvidenceWatch watch = watch(threshold("requests >= 7", null));
    watch.add(new Counted().succeeded(OF_SPEC, 3, 1_000).second(0, catalogue));
    watch.add(new Counted().succeeded(later("GET", "/b"), 4, 1_000).second(1, catalogue));

    assertThat(watch.statuses()).extracting(ThresholdStatus::holds).containsExactly(true);
  }

  @Test
  void aThresholdOfOneOfThemIsAboutItFromItsFirstSecond() {
    EvidenceWatch watch =
        watch(threshold("requests == 4", "GET /b"), threshold("requests == 5", "buy"));
    watch.add(new Counted().succeeded(OF_SPEC, 3, 1_000).second(0, catalogue));
    watch.add(
        new Counted()
            .succeeded(later("POST", "/b"), 2, 1_000)
            .succeeded(later("GET", "/b"), 4, 1_000)
            .succeeded(later(RequestKey.TRANSACTION, "buy"), 5, 1_000)
            .second(1, catalogue));

    assertThat(watch.statuses()).extracting(ThresholdStatus::holds).containsExactly(true, true);
  }

  @Test
  void aThresholdOfANameThatNeverComesUpDoesNotHold() {
    EvidenceWatch watch = watch(threshold("p95 < 1s", "GET /tpyo"));
    watch.add(new Counted().succeeded(later("GET", "/typo"), 4, 1_000).second(0, catalogue));

    assertThat(watch.statuses()).extracting(ThresholdStatus::holds).containsExactly(false);
    assertThat(outcome(watch).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void thoseThatAreMeantToFailNeedNoSuccess() {
    EvidenceWatch watch =
        watch(threshold("failureRatio > 90%", "GET /b"), threshold("max < 1s", "GET /b"));
    int later = later("GET", "/b");
    Counted counted = new Counted().succeeded(OF_SPEC, 3, 1_000).refused(later, 4, 1_000, 500);
    watch.addErrors(counted.snapshot(0, catalogue));
    watch.add(counted.second(0, catalogue));

    assertThat(watch.statuses()).extracting(ThresholdStatus::holds).containsExactly(true, true);
    assertThat(outcome(watch).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void thoseThatAreMeantToSucceedAndAllFailAreNamed() {
    EvidenceWatch watch = watch(threshold("requests > 1", null));
    Counted counted = new Counted().failed(later("GET", "/b"), 4, 1_000, "connection refused");
    watch.addErrors(counted.snapshot(0, catalogue));
    watch.add(counted.second(0, catalogue));

    assertThat(outcome(watch).reason())
        .contains("nothing was answered: all 4 requests failed with \"connection refused\"");
  }

  @Test
  void thoseThatHangAreJudgedAsFailed() {
    EvidenceWatch watch = watch(threshold("failures == 0", null));
    int later = later("GET", "/b");
    watch.add(new Counted().succeeded(later, 9, 1_000).second(0, catalogue));
    watch.add(new Counted().cutOff(later, 2, 30_000_000).second(1, catalogue));

    assertThat(watch.notes()).singleElement().asString().contains("2 requests hung");
    assertThat(watch.statuses()).extracting(ThresholdStatus::holds).containsExactly(false);
  }

  private int later(String type, String name) {
    return catalogue.name(new RequestKey(type, name));
  }

  private static Threshold threshold(String expect, @Nullable String request) {
    return new Threshold(expect, request, null, null);
  }

  private EvidenceWatch watch(Threshold... thresholds) {
    return new EvidenceWatch(
        Arrays.asList(thresholds), catalogue, new AchievedLoad(Validity.DEFAULT));
  }

  private static Outcome outcome(EvidenceWatch watch) {
    return new LoadEnd.Completed()
        .outcome(watch.evidence(List.of(), null, FailingFindings.NONE), null);
  }
}
