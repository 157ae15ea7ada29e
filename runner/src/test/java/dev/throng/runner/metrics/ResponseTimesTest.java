package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.Pace;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.Traces;
import dev.throng.runner.stats.LatencyHistogram;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.stats.TimeFigure;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ResponseTimesTest {

  @Test
  void fixedBucketsHoldTheTimesUpToTheirBounds() {
    ClassicHistogramBuckets buckets = point(900, 1_000, 1_100, 40_000).getClassicBuckets();

    assertThat(buckets.getUpperBound(0)).isEqualTo(0.001);
    assertThat(buckets.getCount(0)).isEqualTo(2);
    assertThat(buckets.getUpperBound(1)).isEqualTo(0.0025);
    assertThat(buckets.getCount(1)).isEqualTo(1);
    assertThat(buckets.getUpperBound(5)).isEqualTo(0.05);
    assertThat(buckets.getCount(5)).isEqualTo(1);
  }

  @Property
  void theNativeBucketOfATimeHasBoundsAroundIt(
      @ForAll @LongRange(min = 1, max = 3_600_000_000L) long micros) {
    NativeHistogramBuckets buckets = point(micros).getNativeBucketsForPositiveValues();

    assertThat(buckets.size()).isEqualTo(1);
    double upperSeconds = Math.pow(2, buckets.getBucketIndex(0) / 8.0);
    double lowerSeconds = Math.pow(2, (buckets.getBucketIndex(0) - 1) / 8.0);
    assertThat(micros / 1e6).isBetween(lowerSeconds * 0.999, upperSeconds);
  }

  @Property
  void bothKindsOfBucketsHoldAllTimes(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = 60_000_000L) Long> micros) {
    HistogramDataPointSnapshot point = point(micros.stream().mapToLong(Long::longValue).toArray());

    long inNative = point.getNativeZeroCount();
    for (int i = 0; i < point.getNativeBucketsForPositiveValues().size(); i++) {
      inNative += point.getNativeBucketsForPositiveValues().getCount(i);
    }
    assertThat(point.getCount()).isEqualTo(micros.size());
    assertThat(inNative).isEqualTo(micros.size());
    assertThat(point.getSum())
        .isCloseTo(
            micros.stream().mapToLong(Long::longValue).sum() / 1e6,
            org.assertj.core.data.Offset.offset(1e-6));
  }

  private static HistogramDataPointSnapshot point(long... micros) {
    LatencyHistogram times = new LatencyHistogram();
    for (long time : micros) {
      times.record(time);
    }
    RequestStats stats =
        new RequestStats(
            new RequestKey("GET", "/"),
            times.count(),
            0,
            0,
            Map.of(TimeFigure.RESPONSE, times),
            0,
            0,
            new TreeMap<>(),
            Pace.NONE,
            new RequestStats.Current(Pace.NONE, List.of()),
            Traces.NONE);
    return ResponseTimes.of(List.of(stats), Instant.EPOCH).getDataPoints().getFirst();
  }
}
