package dev.throng.crds.thresholds;

import dev.throng.crds.status.Summary;
import dev.throng.crds.thresholds.Statistic.Clock;
import dev.throng.crds.thresholds.Statistic.Of;
import dev.throng.crds.thresholds.Statistic.Percentile;
import dev.throng.crds.thresholds.Statistic.Sample;
import dev.throng.crds.thresholds.Statistic.Tally;
import dev.throng.crds.thresholds.Statistic.Time;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Percent;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The statistics that a {@link Summary} keeps of a run. */
final class SummaryFigure {
  static final String ALLOWED =
      "mean, median, p50, p95, p99, max, failureRatio, failures, successes, requests, requestRate and capacity";

  private static final Sample RESPONSE_TIMES = new Sample(Of.ALL, Clock.RESPONSE);

  /** With every figure. */
  private static final Summary FULL =
      new Summary(
          0L,
          0L,
          "0",
          "0%",
          GoDuration.ZERO,
          GoDuration.ZERO,
          GoDuration.ZERO,
          GoDuration.ZERO,
          GoDuration.ZERO,
          null,
          "0");

  private SummaryFigure() {}

  static boolean isOne(Statistic statistic) {
    return of(statistic, FULL).isPresent();
  }

  /** In microseconds, as a ratio, a number or a number a second; to three digits. */
  static OptionalDouble of(Statistic statistic, Summary summary) {
    return switch (statistic) {
      case Percentile(Sample sample, double percent) when sample.equals(RESPONSE_TIMES) ->
          micros(percentile(percent, summary));
      case Time(Sample sample, Time.Kind kind) when sample.equals(RESPONSE_TIMES) ->
          switch (kind) {
            case MEAN -> micros(summary.mean());
            case MAX -> micros(summary.max());
            case MIN -> OptionalDouble.empty();
          };
      case Percentile percentile -> OptionalDouble.empty();
      case Time time -> OptionalDouble.empty();
      case Tally tally ->
          switch (tally) {
            case FAILURE_RATIO -> OptionalDouble.of(Percent.parse(summary.failureRatio()).ratio());
            case FAILURES -> OptionalDouble.of(summary.failures());
            case REQUESTS -> OptionalDouble.of(summary.requests());
            case REQUEST_RATE -> OptionalDouble.of(Double.parseDouble(summary.requestRate()));
            case SUCCESSES -> OptionalDouble.of(summary.requests() - summary.failures());
            case CAPACITY ->
                summary.capacity() == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(summary.capacity()));
            case UNFINISHED, UNFINISHED_RATIO, EXCEPTIONS, CHECKS, USERS -> OptionalDouble.empty();
          };
    };
  }

  private static @Nullable GoDuration percentile(double percent, Summary summary) {
    if (percent == 50) {
      return summary.p50();
    }
    if (percent == 95) {
      return summary.p95();
    }
    return percent == 99 ? summary.p99() : null;
  }

  private static OptionalDouble micros(@Nullable GoDuration duration) {
    return duration == null ? OptionalDouble.empty() : OptionalDouble.of(duration.toNanos() / 1e3);
  }
}
