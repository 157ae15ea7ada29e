package dev.throng.runner.metrics;

import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.Distribution;
import dev.throng.runner.stats.TracedRequest;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Response times as a histogram: with fixed buckets for every scraper, and with exponential ones of
 * 9 % width for those that ask for native histograms.
 *
 * @see <a href="https://prometheus.io/docs/specs/native_histograms/">Prometheus: native histograms,
 *     standard schemas</a>
 */
final class ResponseTimes {
  private static final double[] BUCKET_SECONDS = {
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5,
    10,
    30,
    Double.POSITIVE_INFINITY
  };
  private static final int NATIVE_SCHEMA = 3;
  private static final int NATIVE_BUCKETS_PER_DOUBLING = 1 << NATIVE_SCHEMA;

  private ResponseTimes() {}

  static HistogramSnapshot of(List<RequestStats> requests, Instant startTime) {
    HistogramSnapshot.Builder metric =
        HistogramSnapshot.builder()
            .name("throng_response_time_seconds")
            .help("From the moment a request was due to the last byte of its answer.");
    for (RequestStats stats : requests) {
      Distribution times = stats.responseTime();
      metric.dataPoint(
          HistogramDataPointSnapshot.builder()
              .labels(LoadMetrics.labels(stats.key()).build())
              .classicHistogramBuckets(classic(times))
              .nativeSchema(NATIVE_SCHEMA)
              .nativeZeroCount(times.countAtMost(0))
              .nativeBucketsForPositiveValues(exponential(times))
              .sum(times.meanMicros() * times.count() / 1e6)
              .exemplars(exemplars(stats.traces().latest(), startTime))
              .build());
    }
    return metric.build();
  }

  /** The latest of each bucket. */
  private static Exemplars exemplars(List<TracedRequest> requests, Instant startTime) {
    Map<Integer, TracedRequest> latest = new TreeMap<>();
    for (TracedRequest request : requests) {
      latest.merge(
          bucket(request.responseMicros() / 1e6),
          request,
          (one, other) -> other.endedMillis() > one.endedMillis() ? other : one);
    }
    return Exemplars.of(
        latest.values().stream().map(one -> TraceExemplars.time(one, startTime)).toList());
  }

  private static int bucket(double seconds) {
    int bucket = 0;
    while (seconds > BUCKET_SECONDS[bucket]) {
      bucket++;
    }
    return bucket;
  }

  private static ClassicHistogramBuckets classic(Distribution times) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long below = 0;
    for (double bound : BUCKET_SECONDS) {
      long atMost =
          bound == Double.POSITIVE_INFINITY
              ? times.count()
              : times.countAtMost(Math.round(bound * 1e6));
      buckets.bucket(bound, atMost - below);
      below = atMost;
    }
    return buckets.build();
  }

  private static NativeHistogramBuckets exponential(Distribution times) {
    Map<Integer, Long> counts = new TreeMap<>();
    times.forEach((micros, count) -> {
      if (micros > 0) {
        counts.merge(index(micros / 1e6), count, Long::sum);
      }
    });
    NativeHistogramBuckets.Builder buckets = NativeHistogramBuckets.builder();
    counts.forEach(buckets::bucket);
    return buckets.build();
  }

  /** The bucket whose upper bound, 2^(index/8) seconds, is the first not below a time. */
  private static int index(double seconds) {
    return (int) Math.ceil(Math.log(seconds) / Math.log(2) * NATIVE_BUCKETS_PER_DOUBLING);
  }
}
