package dev.throng.runner.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.TimeFigure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final int WORKERS = 500;

  @ParameterizedTest
  @ValueSource(longs = {0, 2_000, 20_000, Long.MAX_VALUE / 4})
  void sumsAreExactInWhateverRoom(long roomBytes) {
    Parts parts = new Parts(new Merger(), roomBytes);
    LatencyHistogram expected = new LatencyHistogram();
    for (int worker = 0; worker < WORKERS; worker++) {
      parts.add(count(1, 1_000 + 7 * worker));
      parts.add(count(0, 5));
      expected.record(1_000 + 7 * worker);
    }

    List<NameCount> sums = parts.sums();

    assertThat(sums).extracting(NameCount::name).containsExactly(0, 1);
    assertThat(sums.getFirst().requests()).isEqualTo(WORKERS);
    NameCount sum = sums.getLast();
    assertThat(sum.times(TimeFigure.RESPONSE).bytes()).isEqualTo(expected.toSparse().bytes());
    assertThat(sum.bytesReceived()).isEqualTo(10L * WORKERS);
    assertThat(sum.statuses()).isEqualTo(Map.of(200, (long) WORKERS));
    assertThat(parts.sums()).isEmpty();
  }

  @Test
  void whatWaitsTakesNoMoreRoomThanItMay() {
    long ofOne = count(0, 5).heapBytes();
    Parts parts = new Parts(new Merger(), 10 * ofOne);

    for (int worker = 0; worker < WORKERS; worker++) {
      parts.add(count(0, 5));
      assertThat(parts.bytes()).isLessThanOrEqualTo(10 * ofOne);
    }
  }

  private static NameCount count(int name, long micros) {
    LatencyHistogram times = new LatencyHistogram();
    times.record(micros);
    return NameCount.of(
        name, Map.of(TimeFigure.RESPONSE, times.toSparse()), 10, 1, Map.of(200, 1L));
  }
}
