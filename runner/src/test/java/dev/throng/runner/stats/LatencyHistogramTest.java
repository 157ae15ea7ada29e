package dev.throng.runner.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Scale;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final long HOUR = LatencyHistogram.HIGHEST_MICROS;
  private static final double[] PERCENTS = {0, 1, 25, 50, 66.6, 75, 90, 95, 99, 99.9, 99.99, 100};

  @Property(tries = 1000)
  void countsLandWhereHdrHistogramPutsThem(@ForAll("times") long micros) {
    LatencyHistogram ours = of(List.of(micros));
    Histogram theirs = theirs(List.of(micros));
    Leb128.Input buckets = ours.toSparse().buckets();
    int index = (int) buckets.read();
    assertThat(buckets.read()).isEqualTo(1);
    assertThat(buckets.hasMore()).isFalse();
    assertThat(theirs.lowestEquivalentValue(micros)).isLessThanOrEqualTo(micros);
    assertThat(LatencyHistogram.indexOf(theirs.lowestEquivalentValue(micros))).isEqualTo(index);
    assertThat(LatencyHistogram.indexOf(theirs.highestEquivalentValue(micros))).isEqualTo(index);
    assertThat(LatencyHistogram.indexOf(theirs.nextNonEquivalentValue(micros)))
        .isEqualTo(index + 1);
  }

  @Property(tries = 300)
  void percentilesAreThoseOfHdrHistogramUpToTheExactMinimumAndMaximum(
      @ForAll @NotEmpty List<@From("times") Long> times) {
    LatencyHistogram ours = of(times);
    Histogram theirs = theirs(times);
    for (double percent : PERCENTS) {
      long expected =
          Math.clamp(
              theirs.getValueAtPercentile(percent), Collections.min(times), Collections.max(times));
      assertThat(ours.percentileMicros(percent))
          .as("p%s of %s", percent, times)
          .isEqualTo(expected);
    }
  }

  @Property(tries = 300)
  void aPercentileIsTheNearestRankWithinAThousandthAndNeverAboveTheMaximum(
      @ForAll @NotEmpty List<@From("times") Long> times,
      @ForAll @DoubleRange(min = 0.001, max = 100) @Scale(3) double percent) {
    LatencyHistogram histogram = of(times);
    List<Long> sorted = times.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100 * sorted.size() - 1e-9);
    long exact = sorted.get(Math.max(1, rank) - 1);
    long seen = histogram.percentileMicros(percent);
    assertThat((double) seen).isCloseTo(exact, within(exact / 1000.0 + 1e-9));
    assertThat(seen).isBetween(histogram.minMicros(), histogram.maxMicros());
  }

  @Property(tries = 300)
  void countMinimumMaximumAndMeanAreExact(@ForAll @NotEmpty List<@From("times") Long> times) {
    LatencyHistogram histogram = of(times);
    assertThat(histogram.count()).isEqualTo(times.size());
    assertThat(histogram.minMicros()).isEqualTo(Collections.min(times));
    assertThat(histogram.maxMicros()).isEqualTo(Collections.max(times));
    double mean = times.stream().mapToDouble(Long::doubleValue).sum() / times.size();
    assertThat(histogram.meanMicros()).isCloseTo(mean, within(1e-6 * Math.max(1, mean)));
  }

  @Property(tries = 300)
  void mergingLosesNothing(
      @ForAll List<@From("times") Long> first, @ForAll List<@From("times") Long> second) {
    List<Long> all = new ArrayList<>(first);
    all.addAll(second);
    LatencyHistogram merged = new LatencyHistogram();
    merged.add(of(first).toSparse());
    merged.add(of(second).toSparse());
    assertSame(merged, of(all));
  }

  @Test
  void aHistogramIsAsNewAfterReset() {
    LatencyHistogram used = of(List.of(5L, 70_000L, HOUR));
    used.reset();
    assertSame(used, new LatencyHistogram());
    used.record(12);
    assertSame(used, of(List.of(12L)));
  }

  @Test
  void timesBeyondAnHourKeepTheirMaximumAndBelowZeroCountAsZero() {
    LatencyHistogram histogram = of(List.of(-7L, 2 * HOUR));
    assertThat(histogram.minMicros()).isZero();
    assertThat(histogram.maxMicros()).isEqualTo(2 * HOUR);
    assertThat(histogram.count()).isEqualTo(2);
  }

  @Test
  void anEmptyHistogramSaysZero() {
    LatencyHistogram empty = new LatencyHistogram();
    assertThat(empty.percentileMicros(99)).isZero();
    assertThat(empty.minMicros()).isZero();
    assertThat(empty.meanMicros()).isZero();
  }

  @Test
  void aPercentileOutsideOfItsRangeIsRefused() {
    assertThatThrownBy(() -> new LatencyHistogram().percentileMicros(100.1))
        .hasMessage("percent must be from 0 to 100, is 100.1");
  }

  private static void assertSame(LatencyHistogram one, LatencyHistogram other) {
    assertThat(one.toSparse().bytes()).isEqualTo(other.toSparse().bytes());
    assertThat(one.count()).isEqualTo(other.count());
  }

  /** As many small times as large ones, and the borders of the buckets. */
  @Provide
  Arbitrary<Long> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 5_000),
        Arbitraries.longs().between(0, 2_000_000),
        Arbitraries.integers().between(0, 31).map(shift -> Math.min(HOUR - 1, (1L << shift) - 1)),
        Arbitraries.longs().between(0, HOUR - 1));
  }

  private static LatencyHistogram of(List<Long> times) {
    LatencyHistogram histogram = new LatencyHistogram();
    times.forEach(histogram::record);
    return histogram;
  }

  private static Histogram theirs(List<Long> times) {
    Histogram histogram = new Histogram(1, HOUR, 3);
    times.forEach(histogram::recordValue);
    return histogram;
  }
}
