package dev.throng.runner.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesRecorderTest {
  private final TimesRecorder recorder = new TimesRecorder();
  private final Map<TimeFigure, LatencyHistogram> expected = new EnumMap<>(TimeFigure.class);

  @Property
  void aFewTimesGiveTheHistogramsThatTheirBucketsWould(
      @ForAll List<TimeFigure> figures,
      @ForAll List<@LongRange(min = -10, max = 4_000_000_000L) Long> times) {
    for (int i = 0; i < Math.min(figures.size(), times.size()); i++) {
      record(figures.get(i), times.get(i));
    }

    assertDrainsWhatWasRecorded();
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 1023, 1024, 1025, 2048, 100_000})
  void manyTimesGiveTheHistogramsThatTheirBucketsWould(int count) {
    recordRandom(count);

    assertDrainsWhatWasRecorded();
  }

  @Test
  void everyDrainBeginsAnew() {
    for (int size : new int[] {4000, 3, 0, 1400}) {
      recordRandom(size);

      assertThat(recorder.isEmpty()).isEqualTo(size == 0);
      assertDrainsWhatWasRecorded();
      assertThat(recorder.isEmpty()).isTrue();
    }
  }

  @Test
  void aTimeOfHoursIsKeptAsItIs() {
    record(TimeFigure.UNFINISHED, 20_000_000_000L);

    assertThat(recorder.isEmpty()).isFalse();
    assertDrainsWhatWasRecorded();
    assertThat(recorder.isEmpty()).isTrue();
  }

  private void recordRandom(int count) {
    Random random = new Random(count);
    TimeFigure[] figures = TimeFigure.values();
    for (int i = 0; i < count; i++) {
      record(figures[random.nextInt(figures.length)], random.nextLong(9_000_000));
    }
  }

  private void record(TimeFigure figure, long micros) {
    recorder.record(figure, micros);
    expected.computeIfAbsent(figure, _ -> new LatencyHistogram()).record(micros);
  }

  private void assertDrainsWhatWasRecorded() {
    List<SparseHistogram> drained = recorder.drain();
    for (TimeFigure figure : TimeFigure.values()) {
      LatencyHistogram histogram = expected.getOrDefault(figure, new LatencyHistogram());
      SparseHistogram sparse = drained.get(figure.ordinal());
      assertThat(sparse.bytes()).isEqualTo(histogram.toSparse().bytes());
      assertThat(sparse.count()).isEqualTo(histogram.count());
    }
    expected.clear();
  }
}
