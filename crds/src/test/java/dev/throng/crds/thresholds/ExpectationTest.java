package dev.throng.crds.thresholds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Summary;
import dev.throng.crds.thresholds.Statistic.Clock;
import dev.throng.crds.thresholds.Statistic.Of;
import dev.throng.crds.thresholds.Statistic.Sample;
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
    "ok.median < 2s, ok.p50 < 2s",
    "ok.service.max < 2s, ok.service.max < 2s",
    "successes > 5, successes > 5",
    "unfinishedRatio < 1%, unfinishedRatio < 1%",
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
    "users == 7, true",
    "successes == 99, true",
    "unfinished == 0, true",
    "unfinishedRatio < 1%, true",
    "exceptions == 2, true",
    "ok.p95 < 48us, true",
    "ok.service.p50 == 250us, true"
  })
  void an_expectation_is_held_against_what_was_measured(String expectation, boolean holds) {
    assertThat(Expectation.parse(expectation).judge(new Figures(100, 1, 0, 0, 2, 3, 1)).holds())
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
    assertThat(Expectation.parse(expectation).judge(Figures.NOTHING))
        .isEqualTo(new Judgement("no samples", false));
  }

  @Test
  void numbers_are_zero_where_there_is_nothing_and_times_and_ratios_are_unknown() {
    Figures nothing = Figures.NOTHING;
    for (String number : List.of("requests", "failures")) {
      assertThat(Statistic.parse(number).of(nothing)).hasValue(0);
    }
    for (String other : List.of("p95", "service.mean", "max", "failureRatio", "checks")) {
      assertThat(Statistic.parse(other).of(nothing)).isEmpty();
    }
  }

  @Test
  void what_hung_is_a_failure_beside_what_finished() {
    Figures tenHung = new Figures(10, 1, 10, 12, 0, 0, 0);
    assertThat(Expectation.parse("failures == 11").judge(tenHung))
        .isEqualTo(new Judgement("11 (10 of 20 requests hung)", true));
    assertThat(Expectation.parse("failureRatio < 1%").judge(tenHung))
        .isEqualTo(new Judgement("55% (10 of 20 requests hung)", false));
    assertThat(Expectation.parse("unfinished == 12").judge(tenHung).holds()).isTrue();
    assertThat(Expectation.parse("unfinishedRatio > 54%").judge(tenHung).holds()).isTrue();
    assertThat(Expectation.parse("requests == 10").judge(tenHung).holds()).isTrue();
  }

  @Test
  void a_time_is_told_with_the_failures_that_are_in_it() {
    assertThat(Expectation.parse("p95 < 2s").judge(new Figures(28, 28, 0, 0, 0, 0, 0)).observed())
        .isEqualTo("95us (28 of 28 requests failed)");
    assertThat(Expectation.parse("max < 2s").judge(new Figures(28, 3, 2, 2, 0, 0, 0)).observed())
        .isEqualTo("100us (5 of 30 requests failed, 2 of them hung)");
    assertThat(Expectation.parse("p95 < 2s").judge(new Figures(28, 0, 0, 0, 0, 0, 0)).observed())
        .isEqualTo("95us");
    assertThat(Expectation.parse("ok.p95 < 2s").judge(new Figures(28, 3, 0, 0, 0, 0, 0)).observed())
        .isEqualTo("47.5us");
  }

  @Test
  void times_of_successes_are_unknown_where_nothing_succeeded() {
    assertThat(Expectation.parse("ok.max < 2s").judge(new Figures(28, 28, 0, 0, 0, 0, 0)))
        .isEqualTo(new Judgement("no samples", false));
  }

  @ParameterizedTest
  @CsvSource({
    "failureRatio == 100%, true",
    "failureRatio > 0%, true",
    "failures >= 1, true",
    "failures != 0, true",
    "successes == 0, true",
    "successes < 5, true",
    "failureRatio < 1%, false",
    "failures == 0, false",
    "successes >= 0, false",
    "successes > 10, false",
    "p95 > 1s, false",
    "exceptions > 1, false"
  })
  void failures_are_asked_for_where_a_run_without_them_cannot_do(String expectation, boolean asks) {
    assertThat(Expectation.parse(expectation).asksForFailures()).isEqualTo(asks);
  }

  @Test
  void users_are_counted_without_requests_too() {
    assertThat(Expectation.parse("users >= 7").judge(Figures.NOTHING))
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
    "successes >= 50%, successes >= 499",
    "requests > 99%, requests > 990",
    "capacity > 95%, capacity > 456"
  })
  void what_is_expected_in_percent_of_an_earlier_run_is_an_expectation_of_its_own(
      String relative, String expectation) {
    assertThat(RelativeExpectation.parse(relative).against(EARLIER).orElseThrow())
        .hasToString(expectation)
        .isEqualTo(Expectation.parse(expectation));
  }

  @Test
  void a_capacity_may_be_a_rate_that_is_no_whole_number() {
    Summary slow = new Summary(0L, 0L, "0", "0%", null, null, null, null, null, null, "1.5");
    assertThat(RelativeExpectation.parse("capacity > 90%").against(slow))
        .contains(Expectation.parse("capacity > 1.35"));
  }

  @Test
  void an_earlier_run_without_the_figure_is_nothing_to_compare_with() {
    Summary none = new Summary(0L, 0L, "0", "0%", null, null, null, null, null, null, null);
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
          GoDuration.parse("2.1s"),
          null,
          "480");

  /** Percentile p is p microseconds; service times are ten times as long, successes half of it. */
  private record Figures(
      long requests,
      long failed,
      long hung,
      long unfinished,
      long exceptions,
      long checksPassed,
      long checksFailed)
      implements Measured {
    static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, 0);

    @Override
    public long successes() {
      return requests - failed;
    }

    @Override
    public double requestsPerSecond() {
      return 50;
    }

    @Override
    public long users() {
      return 7;
    }

    @Override
    public double minMicros(Sample sample) {
      return 1;
    }

    @Override
    public double maxMicros(Sample sample) {
      return 100;
    }

    @Override
    public double meanMicros(Sample sample) {
      return 60;
    }

    @Override
    public double percentileMicros(Sample sample, double percent) {
      double half = sample.of() == Of.SUCCESSES ? percent / 2 : percent;
      return sample.clock() == Clock.SERVICE ? 10 * half : half;
    }
  }
}
