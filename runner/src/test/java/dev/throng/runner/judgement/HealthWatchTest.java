package dev.throng.runner.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.GeneratorHealth;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.SparseHistogram;
import dev.throng.runner.tally.Merger;
import dev.throng.runner.tally.Second;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
  private static final int USERS = 10;
  private static final LoadTestSpec SPEC = Manifests.withSteps("- get: /");
  private static final Catalogue CATALOGUE = Catalogue.of(SPEC);

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
        .isEqualTo(
            "event loops ran late, by up to 80ms at the 99th percentile of a second, with 50ms"
                + " allowed, in 1 of 10 judged seconds");
    watchSeconds(1, USERS, lag(80_000), 0);
    assertThat(watch.isConclusive()).isFalse();
  }

  @Test
  void takesASecondWithoutAWordOfTheLoopsForAStandstill() {
    watchSeconds(5, USERS, SparseHistogram.EMPTY, 0);

    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.health().problem())
        .isEqualTo("event loops stood still, in 5 of 5 judged seconds");
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
            "a CPU limit held it back for more than 5% of the time, in 4 of 4 judged seconds");
  }

  @Test
  void namesTheLoadThatDidNotRun() {
    watchSeconds(2, 5, lag(1_000), 0);

    assertThat(watch.health().problem())
        .isEqualTo(
            "only 50% of the planned load ran, with at least 95% needed, in 2 of 2 judged seconds");
    assertThat(watch.inconclusive(true))
        .startsWith("the generator was the bottleneck: only 50% of the planned load ran")
        .endsWith("use more workers or more CPU, or allow less in spec.validity.minAchievedLoad");
  }

  @Test
  void missesOneOfTenUsersThatNeverRuns() {
    watchSeconds(10, 9, lag(1_000), 0);

    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.health().achievedLoad()).isEqualTo(0.9);
  }

  @Test
  void doesNotMissTheUsersOfALostWorkerInItsGapButAllOthers() {
    for (int i = 0; i < 10; i++) {
      Second gap = second(USERS - 4, lag(1_000), 0);
      gap.lacks(4, false, false);
      watch.add(gap);
    }
    assertThat(watch.health().problem())
        .isEqualTo("only 60% of the planned load ran, with at least 95% needed");

    Second others = second(USERS - 6, lag(1_000), 0);
    others.lacks(4, false, false);
    watch.add(others);
    assertThat(watch.health().problem()).endsWith(", in 1 of 11 judged seconds");
  }

  @Test
  void blamesTheLossOfWorkersForUsersThatWaitInTheirPlace() {
    for (int i = 0; i < 10; i++) {
      Second waiting = second(USERS - 4, lag(1_000), 0);
      waiting.lacks(0, false, i > 0);
      watch.add(waiting);
    }

    assertThat(watch.inconclusive(true))
        .isEqualTo(
            "workers were missing: only 60% of the planned load ran, with at least 95% needed, in 9"
                + " of 10 judged seconds; find out why they went, or allow less in"
                + " spec.validity.minAchievedLoad");
  }

  @Test
  void blamesTheLossOfWorkersForLoadThatIsMissingInAllByTheirGap() {
    Second gap = second(0, lag(1_000), 0);
    gap.lacks(USERS, false, false);
    watch.add(gap);
    watchSeconds(9, USERS, lag(1_000), 0);

    assertThat(watch.inconclusive(true))
        .startsWith("workers were missing: only 90% of the planned load ran");
  }

  @Test
  void blamesTheGeneratorForLoadThatWouldBeMissingWithoutTheGapToo() {
    Second gap = second(USERS - 1, lag(1_000), 0);
    gap.lacks(1, false, false);
    watch.add(gap);
    for (int i = 0; i < 9; i++) {
      Second withdrawn = second(USERS - 1, lag(1_000), 0);
      withdrawn.lacks(0, false, false);
      watch.add(withdrawn);
    }

    assertThat(watch.inconclusive(true)).startsWith("the generator was the bottleneck: only 90%");
  }

  @Test
  void takesTheSecondsOfAStuckWorkerForAStandstill() {
    Second stuck = second(USERS, lag(1_000), 0);
    stuck.lacks(0, true, false);
    watch.add(stuck);

    assertThat(watch.health().problem())
        .isEqualTo("event loops stood still, in 1 of 1 judged seconds");
  }

  @Test
  void forgivesAUserThatIsAMomentLate() {
    watchSeconds(1, 9, lag(1_000), 0);
    watchSeconds(19, USERS, lag(1_000), 0);

    assertThat(watch.health().problem()).isNull();
  }

  @Test
  void judgesArrivalsByTheirSumHoweverFewASecond() {
    for (int i = 0; i < 30; i++) {
      watch.add(second(arrivals(i % 3 == 0 ? 1 : 0, i % 3 == 0 ? 0 : 1, 0)));
    }

    assertThat(watch.refusedLoad())
        .startsWith("20 of 30 arrivals were missed, since all users that maxInFlight allows");
    assertThat(watch.isConclusive()).isTrue();
  }

  @Test
  void forgivesAsManyArrivalsWithoutAFreeUserAsTheLimitSays() {
    watch.add(second(arrivals(95, 5, 0)));

    assertThat(watch.refusedLoad()).isNull();
  }

  @Test
  void countsForTheGeneratorWhatItMissedOrNobodyCounted() {
    watch.add(second(arrivals(90, 0, 5)));
    watch.load().planned(100);

    assertThat(watch.load().arrivals()).isEqualTo(new ArrivalStats(100, 90, 0, 0, 5, 5));
    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.refusedLoad()).isNull();
    assertThat(watch.inconclusive(true)).contains("only 90.9% of the planned load ran");
  }

  @Test
  void saysThatTheRunLostItsUsers() {
    Second second = second(8, 2, lag(1_000), 0, 0, Snapshot.ArrivalCount.NONE);
    watch.add(second);

    assertThat(watch.health().achievedLoad()).isEqualTo(1);
    assertThat(watch.inconclusive(true))
        .startsWith(
            "the run lost its users: only 80% of them went on: for the others onStart failed");
  }

  @Test
  void letsAsManyUsersGoAsTheManifestMeans() {
    HealthWatch any =
        new HealthWatch(
            Manifests.spec(
                    """
                    target: {baseUrl: "http://localhost:1"}
                    load: {users: 1, duration: 1s}
                    validity: {minUsers: 0%}
                    userClasses: [{name: Visitor, tasks: [{name: visit, steps: [{get: /}]}]}]
                    """)
                .validity());
    any.add(second(0, USERS, lag(1_000), 0, 0, Snapshot.ArrivalCount.NONE));

    assertThat(any.inconclusive(true)).isNull();
  }

  @Test
  void takesASecondInWhichItCouldNotConnectForItsOwnFault() {
    watchSeconds(8, USERS, lag(1_000), 0);
    watch.add(second(USERS, lag(1_000), 0, 1));

    assertThat(watch.isConclusive()).isFalse();
    assertThat(watch.health().problem())
        .isEqualTo(
            "1 request failed by the generator itself, as its failures say, in 1 of 9 judged seconds");
  }

  private void watchSeconds(int count, int users, SparseHistogram lag, long throttledMicros) {
    for (int i = 0; i < count; i++) {
      watch.add(second(users, lag, throttledMicros));
    }
  }

  private static Second second(int users, SparseHistogram lag, long throttledMicros) {
    return second(users, lag, throttledMicros, 0);
  }

  private static Snapshot.ArrivalCount arrivals(long started, long noFreeUser, long late) {
    return new Snapshot.ArrivalCount(started, 0, noFreeUser, late);
  }

  private static Second second(Snapshot.ArrivalCount arrivals) {
    return second(USERS, 0, lag(1_000), 0, 0, arrivals);
  }

  private static Second second(
      int users, SparseHistogram lag, long throttledMicros, long ownFailures) {
    return second(users, 0, lag, throttledMicros, ownFailures, Snapshot.ArrivalCount.NONE);
  }

  private static Second second(
      int users,
      int withdrawn,
      SparseHistogram lag,
      long throttledMicros,
      long ownFailures,
      Snapshot.ArrivalCount arrivals) {
    Second second = new Second(0, Second.Part.LOAD, false, USERS, USERS, CATALOGUE, new Merger());
    second.add(
        new Snapshot(
            0,
            new int[] {users},
            withdrawn,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new long[CATALOGUE.checks().size()],
            new long[CATALOGUE.checks().size()],
            Snapshot.TaskCount.NONE,
            arrivals,
            new Snapshot.Health(lag, throttledMicros, 0, ownFailures),
            Snapshot.ConnectionCount.NONE,
            false));
    return second.close();
  }

  private static SparseHistogram lag(long micros) {
    LatencyHistogram lag = new LatencyHistogram();
    lag.record(micros);
    return lag.toSparse();
  }
}
