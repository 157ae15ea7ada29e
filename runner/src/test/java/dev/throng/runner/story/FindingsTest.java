package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.story.Degradation;
import dev.throng.crds.story.FindingId;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.history.Series;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The less usual ways to each finding; the calibration goes the usual ones. */
class FindingsTest {
  private static Target target() {
    return new Target(0.02, 0.3);
  }

  private static List<FindingId> ids(History history) {
    return Story.of(history).findings().stream().map(Finding::id).toList();
  }

  private static Finding only(History history) {
    Story story = Story.of(history);
    assertThat(story.findings()).hasSize(1);
    return story.findings().getFirst();
  }

  private static History withRhythm(History history, Rhythm rhythm) {
    List<LoadSecond> load = new ArrayList<>();
    for (int second = 0; second < history.seconds(); second++) {
      load.add(history.load(second));
    }
    return History.of(history.total(), history.names(), history.workers(), load, rhythm);
  }

  /** Names whose cells are made by hand, at 50 users; all of them together are the total. */
  private static History names(IntFunction<Cell> first, IntFunction<Cell> others) {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 120; second++) {
      builder.load(second, new LoadSecond(50, 50, 0, SecondState.WHOLE));
      Cell one = first.apply(second);
      Cell other = others.apply(second);
      int requests = one.requests() + 3 * other.requests();
      int failures = one.failures() + 3 * other.failures();
      builder.total(second, new Cell(requests, failures, 0, 2e4f, 4e4f, 5e4f, 6e4f, 2e4f, 2e4f));
      builder.name(second, new RequestKey("GET", "/0"), one);
      for (int i = 1; i < 4; i++) {
        builder.name(second, new RequestKey("GET", "/" + i), other);
      }
    }
    return builder.build();
  }

  private static Cell cell(int requests, int failures) {
    return new Cell(requests, failures, 0, 2e4f, 4e4f, 5e4f, 6e4f, 2e4f, 2e4f);
  }

  @Test
  void aSawtoothWithThePeriodOfTheManifestIsNone() {
    History history =
        new Simulation(Ramp.arrivals(100, 200), target().pauseEvery(20, 1.5, 200), 1).run();

    assertThat(only(history).id()).isEqualTo(FindingId.SAWTOOTH);
    assertThat(only(history).evidence().get("periodSeconds")).isBetween(19.0, 21.0);
    assertThat(ids(withRhythm(history, new Rhythm(List.of(20.0)))))
        .doesNotContain(FindingId.SAWTOOTH);
    assertThat(ids(withRhythm(history, new Rhythm(List.of(33.0))))).contains(FindingId.SAWTOOTH);
  }

  @Test
  void aWaveIsASawtoothToo() {
    Target target = target().slower((second, _, _) -> 1.5 + Math.sin(2 * Math.PI * second / 25));
    Finding found = only(new Simulation(Ramp.arrivals(100, 250), target, 1).run());

    assertThat(found.id()).isEqualTo(FindingId.SAWTOOTH);
    assertThat(found.evidence().get("periodSeconds")).isBetween(24.0, 26.0);
  }

  @Test
  void failuresThatBeginAtAMomentAreAStep() {
    Target target = target().failing(0.02, (second, _, _) -> second >= 70 ? 0.3 : 0);
    Finding found = only(new Simulation(Ramp.arrivals(100, 140), target, 1).run());

    assertThat(found.id()).isEqualTo(FindingId.STEP);
    assertThat(found.stretch().fromSecond()).isBetween(69, 71);
    assertThat(found.text())
        .startsWith("At 70 s, with 100 arrivals/s before and after, failures go from 0% to ");
  }

  @Test
  void failuresThatComeAndGoAreASpike() {
    Target target = target().failing(0.02, (second, _, _) -> second >= 60 && second < 66 ? 0.5 : 0);
    Finding found = only(new Simulation(Ramp.arrivals(100, 140), target, 1).run());

    assertThat(found.id()).isEqualTo(FindingId.SPIKE);
    assertThat(found.stretch().fromSecond()).isBetween(59, 61);
    assertThat(found.stretch().toSecond()).isBetween(65, 68);
  }

  @Test
  void moreArrivalsThanAreDoneAtAConstantRateAreNoDriftButACeiling() {
    History history = new Simulation(Ramp.arrivals(120, 120), target().servers(2), 1).run();

    Finding found = only(history);
    assertThat(found.id()).isEqualTo(FindingId.SATURATES);
    assertThat(found.evidence().get("ceilingPerSecond")).isBetween(95.0, 105.0);
    assertThat(Story.of(history).degradation()).isEqualTo(Degradation.GRACEFUL);
  }

  @Test
  void aNameThatFailsAloneIsOneEndpoint() {
    Finding found = only(names(second -> cell(25, second > 60 ? 10 : 0), _ -> cell(25, 0)));

    assertThat(found.id()).isEqualTo(FindingId.ONE_ENDPOINT);
    assertThat(found.subject()).isEqualTo(new Subject.OneName(new RequestKey("GET", "/0")));
  }

  @Test
  void aNameThatGetsSlowerWhileTheOthersWarmUpIsOneEndpoint() {
    Target warming =
        target().slower((second, _, name) -> name == 0 ? 1 + second / 40 : 2.5 - second / 80);

    Finding found = only(new Simulation(Ramp.arrivals(100, 120), warming, 1).names(4).run());
    assertThat(found.id()).isEqualTo(FindingId.ONE_ENDPOINT);
    assertThat(found.evidence().get("growthRatioOfOthers")).isLessThan(0.67);
  }

  /** The median of all answers jumps between the two times, with chance alone. */
  @Test
  void whereHalfOfTheRequestsFailFastTimesOfSuccessesAreLookedAt() {
    Target halfFailing = target().failing(0.002, (_, _, _) -> 0.5);

    for (int seed = 0; seed < 60; seed++) {
      assertThat(ids(new Simulation(Ramp.users(20, 90), halfFailing, seed).run()))
          .as("seed %d", seed)
          .containsExactly(FindingId.FAILS_FAST);
    }
  }

  @Test
  void namesThatAllFailAreNotOneEndpoint() {
    assertThat(
            ids(
                names(
                    second -> cell(25, second > 60 ? 10 : 0),
                    second -> cell(25, second > 60 ? 5 : 0))))
        .doesNotContain(FindingId.ONE_ENDPOINT);
  }

  @Test
  void aTransactionIsNoEndpoint() {
    History history = names(second -> cell(25, second > 60 ? 10 : 0), _ -> cell(25, 0));
    TreeMap<RequestKey, Series> names = new TreeMap<>(history.names());
    names.put(
        new RequestKey(RequestKey.TRANSACTION, "/0"), names.remove(new RequestKey("GET", "/0")));
    List<LoadSecond> load = new ArrayList<>();
    for (int second = 0; second < history.seconds(); second++) {
      load.add(history.load(second));
    }

    History renamed = History.of(history.total(), names, history.workers(), load, Rhythm.NONE);
    assertThat(ids(renamed)).doesNotContain(FindingId.ONE_ENDPOINT);
  }

  @Test
  void aWorkerWhoseRequestsFailAloneIsNamed() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 60; second++) {
      builder.load(second, new LoadSecond(30, 30, 0, SecondState.WHOLE));
      builder.total(second, cell(60, 3));
      for (int worker = 0; worker < 3; worker++) {
        builder.worker(second, "w" + worker, cell(20, worker == 1 ? 3 : 0));
      }
    }

    Finding found =
        Story.of(builder.build()).findings().stream()
            .filter(finding -> finding.id() == FindingId.ONE_WORKER)
            .findFirst()
            .orElseThrow();
    assertThat(found.subject()).isEqualTo(new Subject.OneWorker("w1"));
  }

  @Test
  void failuresThatStayWhenTheLoadHasFallenAreNoRecovery() {
    Target target = target().failing(0.02, (second, _, _) -> second > 80 ? 0.4 : 0);
    Ramp ramp = Ramp.users(2, 0).to(100, 100).jump(40, 40);
    Story story = Story.of(new Simulation(ramp, target, 1).think(0.5).run());

    assertThat(story.findings()).extracting(Finding::id).contains(FindingId.DOES_NOT_RECOVER);
    assertThat(story.degradation()).isEqualTo(Degradation.CATASTROPHIC);
    assertThat(story.headline()).contains("and it does not recover");
  }

  @Test
  void timesThatRiseWithoutAPatternAreNotSaidToHold() {
    Target target = target().slower((_, inFlight, _) -> 1 + 0.03 * inFlight);
    Ramp ramp = Ramp.users(5, 0).to(150, 120);
    Story story = Story.of(new Simulation(ramp, target, 1).think(0.2).run());

    assertThat(story.headline()).doesNotContain("The target holds");
  }
}
