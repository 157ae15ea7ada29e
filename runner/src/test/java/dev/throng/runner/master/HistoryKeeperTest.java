package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.PlannedArrivals;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.history.Series;
import dev.throng.runner.results.Timeline;
import dev.throng.runner.tally.Counted;
import dev.throng.runner.tally.Second;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept of a run, second by second. */
class HistoryKeeperTest {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final LoadTestSpec SPEC =
      Manifests.spec(
          """
          target: {baseUrl: "http://localhost:1"}
          load: {arrivals: [{userClass: A, stages: [{duration: 60s, rate: 60/s}]}]}
          userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}, {get: /b}]}]}]
          """);
  private static final Catalogue CATALOGUE = Catalogue.of(SPEC);

  private final HistoryKeeper keeper =
      new HistoryKeeper(SPEC, CATALOGUE, new PlannedArrivals(SPEC.load(), 1)::expectedIn);

  @Test
  void everySecondOfEveryNameIsKept() {
    for (int second = 0; second < 30; second++) {
      Counted counted = new Counted().succeeded(FIRST, second + 1, 1_000);
      keeper.add(
          counted.failed(SECOND, 2, 5_000, "e").second(second, CATALOGUE), SecondState.WHOLE);
    }

    History history = keeper.history();
    assertThat(history.seconds()).isEqualTo(30);
    Series ofFirst = ofName(history, FIRST);
    assertThat(IntStream.range(0, 30).mapToObj(row -> ofFirst.get(row).requests()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    Cell all = history.total().get(9);
    assertThat(all.requests()).isEqualTo(12);
    assertThat(all.failures()).isEqualTo(2);
    assertThat(all.meanSuccessMicros()).isEqualTo(1_000);
    assertThat(all.meanFailureMicros()).isEqualTo(5_000);
    assertThat(all.p50Micros()).isEqualTo(1_000);
    assertThat(all.maxMicros()).isEqualTo(5_000);
  }

  @Test
  void aTimelineHasTheWholeSecondsWithTheFiguresOfTheHistory() {
    Counted counted = new Counted().succeeded(FIRST, 3, 1_000).failed(SECOND, 1, 9_000, "e");
    keeper.add(counted.second(0, CATALOGUE), SecondState.WARM_UP);
    keeper.add(new Counted().second(1, CATALOGUE), SecondState.WHOLE);
    keeper.add(counted.secondAfterLoad(2, CATALOGUE), SecondState.STOPPING);
    keeper.add(counted.lateSecond(1, CATALOGUE), SecondState.WHOLE);

    assertThat(Timeline.of(keeper.history(), List.of()).points())
        .containsExactly(
            new Timeline.Point(0, 1, 1, 4, 1, 1_000, 9_000, 9_000, 9_000, 3_000, 40),
            new Timeline.Point(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void theHistoryIsPutTogetherOnceForEachSecond() {
    keeper.add(new Counted().second(0, CATALOGUE), SecondState.WHOLE);
    History first = keeper.history();

    assertThat(keeper.history()).isSameAs(first);
    keeper.add(new Counted().second(1, CATALOGUE), SecondState.WHOLE);
    assertThat(keeper.history().seconds()).isEqualTo(2);
    assertThat(first.seconds()).isEqualTo(1);
  }

  @Test
  void refusalsAreAnswersThatSayThereIsTooMuch() {
    Counted counted = new Counted().refused(FIRST, 3, 1_000, 503).refused(FIRST, 4, 1_000, 429);
    keeper.add(counted.refused(FIRST, 5, 1_000, 500).second(0, CATALOGUE), SecondState.WHOLE);

    assertThat(keeper.history().total().get(0).refused()).isEqualTo(7);
  }

  @Test
  void eachWorkerIsKeptByItselfInTheOrderOfSecondsHoweverTheyReport() {
    Counted ten = new Counted().succeeded(FIRST, 10, 1_000);
    Counted two = new Counted().succeeded(FIRST, 2, 3_000);
    keeper.counted("w1", ten.snapshot(0, CATALOGUE));
    keeper.counted("w1", ten.snapshot(1, CATALOGUE));
    keeper.counted("w2", two.snapshot(0, CATALOGUE));
    keeper.add(ten.second(0, CATALOGUE), SecondState.WHOLE);
    keeper.counted("w2", two.snapshot(1, CATALOGUE));
    keeper.add(ten.second(1, CATALOGUE), SecondState.WHOLE);

    Map<String, Series> workers = keeper.history().workers();
    assertThat(workers.keySet()).containsExactly("w1", "w2");
    Series ofSecond = Objects.requireNonNull(workers.get("w2"));
    assertThat(ofSecond.get(0).requests()).isEqualTo(2);
    assertThat(ofSecond.get(1).requests()).isEqualTo(2);
    assertThat(ofSecond.get(1).meanSuccessMicros()).isEqualTo(3_000);
  }

  @Test
  void aSecondToWhichCountsComeLateSaysSoAndKeepsItsFigures() {
    Counted counted = new Counted().succeeded(FIRST, 10, 1_000);
    keeper.add(counted.second(0, CATALOGUE), SecondState.WHOLE);
    keeper.counted("w1", counted.snapshot(0, CATALOGUE));
    keeper.add(counted.lateSecond(0, CATALOGUE), SecondState.WHOLE);
    keeper.add(counted.second(1, CATALOGUE), SecondState.WHOLE);

    History history = keeper.history();
    assertThat(history.load(0).state()).isEqualTo(SecondState.LATE);
    assertThat(history.total().get(0).requests()).isEqualTo(10);
    assertThat(history.workers()).isEmpty();
  }

  @Test
  void theArrivalsOfASecondAreThoseThatTheScheduleExpects() {
    keeper.add(new Counted().second(0, CATALOGUE), SecondState.WHOLE);
    keeper.add(new Counted().second(1, CATALOGUE), SecondState.WHOLE);

    assertThat(keeper.history().load(0).arrivalsPlanned()).isEqualTo(60f);
    assertThat(keeper.history().load(1).arrivalsPlanned()).isEqualTo(60f);
  }

  @Test
  void aSecondIsGoodForWhatItLacksLeast() {
    Second whole = new Counted().second(0, CATALOGUE);
    assertThat(whole.state(true, true)).isEqualTo(SecondState.WHOLE);
    assertThat(whole.state(false, true)).isEqualTo(SecondState.WARM_UP);
    assertThat(whole.state(true, false)).isEqualTo(SecondState.GENERATOR_SATURATED);
    whole.lacks(1, false, false);
    assertThat(whole.state(true, false)).isEqualTo(SecondState.WORKER_LOST);
    Second stopping = new Counted().secondAfterLoad(0, CATALOGUE);
    assertThat(stopping.state(true, true)).isEqualTo(SecondState.STOPPING);
  }

  private static Series ofName(History history, int name) {
    return Objects.requireNonNull(history.names().get(CATALOGUE.names().get(name)));
  }
}
