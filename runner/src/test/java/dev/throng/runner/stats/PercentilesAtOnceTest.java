package dev.throng.runner.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class PercentilesAtOnceTest {
  private static final double[] PERCENTS = {0, 50, 66, 90, 99, 99.9, 100};

  @Property(tries = 200)
  void eachIsTheNearestRankOfTheSortedTimes(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = 60_000_000) Long> times) {
    LatencyHistogram histogram = new LatencyHistogram();
    times.forEach(histogram::record);
    List<Long> sorted = times.stream().sorted().toList();

    long[] micros = histogram.percentilesMicros(PERCENTS);

    for (int i = 0; i < PERCENTS.length; i++) {
      int rank = Math.max(1, (int) Math.ceil(PERCENTS[i] * sorted.size() / 100 - 1e-9));
      long exact = sorted.get(rank - 1);
      assertThat(micros[i]).isCloseTo(exact, within(exact / 1000 + 1));
      assertThat(micros[i]).isEqualTo(histogram.percentileMicros(PERCENTS[i]));
    }
  }

  @Test
  void withoutTimesAllAreZero() {
    assertThat(new LatencyHistogram().percentilesMicros(PERCENTS))
        .isEqualTo(new long[PERCENTS.length]);
  }

  @Test
  void percentsMustAscendAndLieWithinZeroAndHundred() {
    LatencyHistogram histogram = new LatencyHistogram();
    Arrays.stream(new long[] {1, 2, 3}).forEach(histogram::record);

    assertThatIllegalArgumentException().isThrownBy(() -> histogram.percentilesMicros(90, 50));
    assertThatIllegalArgumentException().isThrownBy(() -> histogram.percentilesMicros(100.1));
    assertThatIllegalArgumentException().isThrownBy(() -> histogram.percentilesMicros(Double.NaN));
  }
}
