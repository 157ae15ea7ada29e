package dev.throng.runner.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.story.LoadResponse.RateModel;
import dev.throng.runner.story.LoadResponse.Spot;
import dev.throng.runner.story.LoadResponse.TimeModel;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LoadResponseTest {
  private static final IntToDoubleFunction NO_FAILURES = _ -> 0;

  /** A ramp from 5 users to 400, one each 5 s more than before, with so many requests a second. */
  private static History ramp(
      IntToDoubleFunction rate, IntToDoubleFunction millis, IntToDoubleFunction failing) {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 160; second++) {
      int users = 5 * (second / 2 + 1);
      int requests = (int) Math.round(rate.applyAsDouble(users));
      int failed = (int) (requests * failing.applyAsDouble(users));
      float wobble = second % 2 == 0 ? 0.99f : 1.01f;
      float micros = (float) millis.applyAsDouble(users) * 1000 * wobble;
      builder.load(second, new LoadSecond(users, users, 0, SecondState.WHOLE));
      builder.total(
          second,
          new Cell(requests, failed, 0, micros, micros, micros, micros, micros, micros / 2));
    }
    return builder.build();
  }

  private static LoadResponse response(History history) {
    return Objects.requireNonNull(Story.of(history).load());
  }

  @Test
  void aTargetThatHoldsHasAStraightLineAndNoKnee() {
    LoadResponse response = response(ramp(users -> 2 * users, _ -> 20, NO_FAILURES));

    assertThat(response.levels()).hasSize(16);
    assertThat(response.rate().model()).isEqualTo(RateModel.LINE);
    assertThat(response.time().model()).isEqualTo(TimeModel.FLAT);
    assertThat(response.time().spots().getFirst().value()).isCloseTo(20_000, within(100.0));
    assertThat(response.kneeLoad()).isNull();
  }

  @Test
  void aQueueHasACeilingWithItsCornerAtTheKneeAndTimesThatBend() {
    LoadResponse response =
        response(
            ramp(
                users -> Math.min(2 * users, 300),
                users -> users <= 150 ? 50 : 50 + 1000 * (users - 150) / 300.0,
                NO_FAILURES));

    assertThat(response.rate().model()).isEqualTo(RateModel.CEILING);
    assertThat(response.kneeLoad()).isCloseTo(150, within(8.0));
    assertThat(response.rate().spots())
        .anySatisfy(spot -> {
          assertThat(spot.load()).isCloseTo(response.kneeLoad(), within(0.1));
          assertThat(spot.value()).isCloseTo(300, within(6.0));
        });
    assertThat(response.rate().spots())
        .isSortedAccordingTo((a, b) -> Double.compare(a.load(), b.load()));
    assertThat(response.time().model()).isEqualTo(TimeModel.BEND);
  }

  @Test
  void aRateThatFallsLittleByLittleHasTheScalabilityLawAndItsPeak() {
    // at 100 ms of thinking, N in flight for U = N + X(N)/10 users, of the law with 60, 0.02,
    // 0.0004
    IntToDoubleFunction inFlight =
        users -> {
          double n = 0;
          while (n + 0.1 * law(n) < users) {
            n += 0.01;
          }
          return n;
        };
    LoadResponse response =
        response(
            ramp(
                users -> law(inFlight.applyAsDouble(users)),
                users -> 1000 * inFlight.applyAsDouble(users) / law(inFlight.applyAsDouble(users)),
                NO_FAILURES));

    assertThat(response.rate().model()).isEqualTo(RateModel.USL);
    List<Spot> spots = response.rate().spots();
    double highest = spots.stream().mapToDouble(Spot::value).max().orElse(0);
    assertThat(spots.getLast().value()).isLessThan(0.9 * highest);
    assertThat(response.kneeLoad()).isNotNull();
  }

  private static double law(double n) {
    return n < 0.01 ? 60 * n : 60 * n / (1 + 0.02 * (n - 1) + 0.0004 * n * (n - 1));
  }

  @Test
  void noCurveIsDrawnBeyondACollapse() {
    LoadResponse response =
        response(ramp(users -> 2 * users, _ -> 20, users -> users > 250 ? 0.7 : 0));

    assertThat(response.kneeLoad()).isCloseTo(250, within(26.0));
    assertThat(response.rate().spots().getLast().load()).isLessThan(response.kneeLoad());
    assertThat(response.levels().getLast().failureRatio()).isCloseTo(0.7, within(0.01));
  }

  @Test
  void aLoadThatDoesNotRiseHasNone() {
    HistoryBuilder builder = new HistoryBuilder(Rhythm.NONE);
    for (int second = 0; second < 60; second++) {
      builder.load(second, new LoadSecond(50, 50, 0, SecondState.WHOLE));
      builder.total(second, new Cell(100, 0, 0, 20e3f, 20e3f, 20e3f, 20e3f, 20e3f, 0));
    }

    assertThat(Story.of(builder.build()).load()).isNull();
  }
}
