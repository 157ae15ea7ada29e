package dev.throng.runner.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyRecorderTest {

  @Property
  void aFewTimesGiveTheHistogramThatTheirBucketsWould(
      @ForAll List<@LongRange(min = -10, max = 4_000_000_000L) Long> times) {
    assertThat(drained(times).bytes()).isEqualTo(histogram(times).toSparse().bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 511, 512, 513, 1024, 100_000})
  void manyTimesGiveTheHistogramThatTheirBucketsWould(int count) {
    List<Long> times = new Random(count).longs(count, 0, 9_000_000).boxed().toList();

    SparseHistogram drained = drained(times);

    assertThat(drained.bytes()).isEqualTo(histogram(times).toSparse().bytes());
    assertThat(drained.count()).isEqualTo(count);
  }

  @Test
  void everyDrainBeginsAnew() {
    LatencyRecorder recorder = new LatencyRecorder();
    for (int size : new int[] {2000, 3, 0, 700}) {
      List<Long> times = new Random(size).longs(size, 0, 5000).boxed().toList();
      times.forEach(recorder::record);
      assertThat(recorder.drain().bytes()).isEqualTo(histogram(times).toSparse().bytes());
    }
  }

  private static SparseHistogram drained(List<Long> times) {
    LatencyRecorder recorder = new LatencyRecorder();
    times.forEach(recorder::record);
    return recorder.drain();
  }

  private static LatencyHistogram histogram(List<Long> times) {
    LatencyHistogram histogram = new LatencyHistogram();
    times.forEach(histogram::record);
    return histogram;
  }
}
