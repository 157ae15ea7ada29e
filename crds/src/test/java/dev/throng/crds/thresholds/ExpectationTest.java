package dev.throng.crds.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Summary;
import dev.throng.crds.thresholds.Statistic.Clock;
import dev.throng.crds.values.GoDuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

  @ParameterizedTest
  @CsvSource({
    "p95 < 2s, p95 < 2s",
    "p99.90 <= 0.3s, p99.9 <= 300ms",
    "median<1m, p50 < 1m",
    "service.mean >= 500us, service.mean >= 500us",
    "failureRatio < 0.10%, failureRatio < 0.1%",
    "failures == 0, failures == 0",
    "requestRate >= 6000/m, requestRate >= 6000/m",
    "requestRate > 0.5, requestRate > 0.5/s",
    "checks > 99%, checks > 99%",
    "users != 5, users != 5"
  })
  void every_form_is_read_and_shown_in_its_unit(String written, String shown) {
    assertThat(Expectation.parse(written)).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "p95 < 2s, 61000, 61ms",
    "p95 < 2s, 61234, 61.2ms",
    "p95 < 2s, 2412345, 2.41s",
    "p95 < 2s, 1999600, 1.9996s",
    "p95 < 2s, 2000400, 2s",
    "p95 < 2s, 850, 850us",
    "max < 2m, 90000000, 1m30s",
    "failureRatio < 1%, 0.0000369, 0.00369%",
    "failureRatio < 1%, 0, 0%",
    "requestRate >= 100/s, 412.5, 412.5/s",
    "requestRate >= 100/s, 99.996, 99.996/s",
    "requestRate >= 6000/m, 100, 6000/m",
    "requests > 10, 81234, 81234",
    "failures < 1, 1234567, 1234567"
  })
  void an_observed_value_never_looks_like_the_other_side_of_the_expected_one(
      String expectation, double observed, String shown) {
    assertThat(Expectation.parse(expectation).show(observed)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "p95 < 2s, true",
    "p95 < 95us, false",
    "service.p50 < 1ms, true",
    "service.p50 > 1ms, false",
    "mean == 60us, true",
    "failureRatio <= 1%, true",
    "failureRatio < 1%, false",
    "requests >= 100, true",
    "requestRate > 50/s, false",
    "checks >= 75%, true",
    "users == 7, true"
  })
  void an_expectation_is_held_against_what_was_measured(String expectation, boolean holds) {
    assertThat(Expectation.parse(expectation).judge(new Figures(100, 1, 3, 1)).holds())
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "p95 < 2s",
    "failureRatio < 1%",
    "failures == 0",
    "requests < 5",
    "requestRate < 5",
    "checks > 0%"
  })
  void without_samples_an_expectation_fails_and_says_so(String expectation) {
    assertThat(Expectation.parse(expectation).judge(new Figures(0, 0, 0, 0)))
        .isEqualTo(new Judgement("no samples", false));
  }

  @Test
  void numbers_are_zero_where_there_is_nothing_and_times_and_ratios_are_unknown() {
    Figures nothing = new Figures(0, 0, 0, 0);
    for (String number : List.of("requests", "failures")) {
      assertThat(Statistic.parse(number).of(nothing)).hasValue(0);
    }
    for (String other : List.of("p95", "service.mean", "max", "failureRatio", "checks")) {
      assertThat(Statistic.parse(other).of(nothing)).isEmpty();
    }
  }

  @Test
  void users_are_counted_without_requests_too() {
    assertThat(Expectation.parse("users >= 7").judge(new Figures(0, 0, 0, 0)))
        .isEqualTo(new Judgement("7", true));
  }

  @ParameterizedTest
  @CsvSource({
    "p95 < 110%, p95 < 67.1ms",
    "median <= 50%, p50 <= 9ms",
    "mean < 100%, mean < 23ms",
    "max < 200%, max < 4.2s",
    "requestRate >= 90%, requestRate >= 371.25/s",
    "failureRatio <= 150%, failureRatio <= 0.45%",
    "failures <= 150%, failures <= 4",
    "failures < 150%, failures < 5",
    "requests > 99%, requests > 990"
  })
  void what_is_expected_in_percent_of_an_earlier_run_is_an_expectation_of_its_own(
      String relative, String expectation) {
    assertThat(RelativeExpectation.parse(relative).against(EARLIER).orElseThrow())
        .hasToString(expectation)
        .isEqualTo(Expectation.parse(expectation));
  }

  @Test
  void an_earlier_run_without_the_figure_is_nothing_to_compare_with() {
    Summary none = new Summary(0L, 0L, "0", "0%", null, null, null, null, null);
    assertThat(RelativeExpectation.parse("p95 < 110%").against(none)).isEmpty();
  }

  private static final Summary EARLIER =
      new Summary(
          1000L,
          3L,
          "412.5",
          "0.3%",
          GoDuration.parse("23ms"),
          GoDuration.parse("18ms"),
          GoDuration.parse("61ms"),
          GoDuration.parse("140ms"),
          GoDuration.parse("2.1s"));

  /** Percentile p is p microseconds; service times are ten times as long. */
  private record Figures(long requests, long failures, long checksPassed, long checksFailed)
      implements Measured {
    @Override
    public double requestsPerSecond() {
      return 50;
    }

    @Override
    public long users() {
      return 7;
    }

    @Override
    public double minMicros(Clock clock) {
      return 1;
    }

    @Override
    public double maxMicros(Clock clock) {
      return 100;
    }

    @Override
    public double meanMicros(Clock clock) {
      return 60;
    }

    @Override
    public double percentileMicros(Clock clock, double percent) {
      return clock == Clock.SERVICE ? 10 * percent : percent;
    }
  }
}
