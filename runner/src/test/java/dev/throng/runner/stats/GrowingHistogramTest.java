package dev.throng.runner.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class GrowingHistogramTest {
  private static final double[] PERCENTS = {0, 1, 50, 90, 99, 100};

  @Property(tries = 300)
  void eachSnapshotHasAllThatWasAddedBeforeItAndNothingElse(
      @ForAll @Size(max = 60) List<@Size(max = 4) List<@LongRange(max = 9_000) Long>> seconds,
      @ForAll @IntRange(min = 1, max = 40) int secondsBetweenSnapshots,
      @ForAll boolean readsAtOnce) {
    GrowingHistogram growing = new GrowingHistogram();
    LatencyHistogram sum = new LatencyHistogram();
    List<Distribution> snapshots = new ArrayList<>();
    List<LatencyHistogram> expected = new ArrayList<>();
    for (int second = 0; second < seconds.size(); second++) {
      LatencyHistogram times = new LatencyHistogram();
      seconds.get(second).forEach(times::record);
      growing.add(times.toSparse());
      sum.add(times);
      assertThat(growing.count()).isEqualTo(sum.count());
      if (second % secondsBetweenSnapshots == 0) {
        Distribution snapshot = growing.snapshot();
        if (readsAtOnce) {
          assertSame(snapshot, sum);
        }
        snapshots.add(snapshot);
        LatencyHistogram kept = new LatencyHistogram();
        kept.add(sum);
        expected.add(kept);
      }
    }

    for (int i = 0; i < snapshots.size(); i++) {
      assertSame(snapshots.get(i), expected.get(i));
    }
  }

  private static void assertSame(Distribution actual, LatencyHistogram expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.minMicros()).isEqualTo(expected.minMicros());
    assertThat(actual.maxMicros()).isEqualTo(expected.maxMicros());
    assertThat(actual.meanMicros()).isEqualTo(expected.meanMicros());
    assertThat(actual.percentilesMicros(PERCENTS)).isEqualTo(expected.percentilesMicros(PERCENTS));
    assertThat(actual.percentileMicros(95)).isEqualTo(expected.percentileMicros(95));
    assertThat(actual.countAtMost(4_000)).isEqualTo(expected.countAtMost(4_000));
    assertThat(rows(actual)).isEqualTo(rows(expected));
  }

  private static List<String> rows(Distribution times) {
    List<String> rows = new ArrayList<>();
    times.forEach((micros, count) -> rows.add(micros + ": " + count));
    return rows;
  }
}
