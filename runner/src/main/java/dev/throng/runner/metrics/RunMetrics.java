package dev.throng.runner.metrics;

import dev.throng.crds.status.ThresholdStatus;
import dev.throng.runner.results.FailureStats;
import dev.throng.runner.results.RequestKey;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.stats.Distribution;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.TreeMap;

/** A run as metrics; times in seconds. */
public final class RunMetrics {
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

  private RunMetrics() {}

  public static MetricSnapshots of(RunView view) {
    return new MetricSnapshots(
        requests(view),
        failures(view),
        responseTimes(view),
        bytes(view, "throng_received_bytes", "Bytes of answers' bodies.", true),
        bytes(view, "throng_sent_bytes", "Bytes of requests' bodies.", false),
        users(view),
        workers(view),
        thresholds(view),
        gauge(
            "throng_generator_event_loop_lag_seconds",
            "How late the generator's event loops ran what was due, 99th percentile.",
            view.health().eventLoopLagP99Micros() / 1e6),
        gauge(
            "throng_generator_throttled_ratio",
            "Share of the time in which cgroups held the generator back.",
            view.health().throttledRatio()),
        gauge(
            "throng_generator_achieved_load_ratio",
            "Users or arrivals that ran, by those planned.",
            view.health().achievedLoad()));
  }

  private static CounterSnapshot requests(RunView view) {
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder().name("throng_requests").help("Finished requests.");
    for (RequestStats stats : view.requests()) {
      Map<String, Long> byClass = new TreeMap<>();
      long answered = 0;
      for (Map.Entry<Integer, Long> status : stats.statuses().entrySet()) {
        byClass.merge(status.getKey() / 100 + "xx", status.getValue(), Long::sum);
        answered += status.getValue();
      }
      if (stats.requests() > answered) {
        byClass.put("none", stats.requests() - answered);
      }
      byClass.forEach((statusClass, count) ->
          metric.dataPoint(count(labels(stats.key()).label("status_class", statusClass), count)));
    }
    return metric.build();
  }

  private static CounterSnapshot failures(RunView view) {
    CounterSnapshot.Builder metric =
        CounterSnapshot.builder().name("throng_failures").help("Failed requests, by error.");
    for (FailureStats failure : view.failures()) {
      metric.dataPoint(
          count(labels(failure.key()).label("error", failure.error()), failure.occurrences()));
    }
    return metric.build();
  }

  private static HistogramSnapshot responseTimes(RunView view) {
    HistogramSnapshot.Builder metric =
        HistogramSnapshot.builder()
            .name("throng_response_time_seconds")
            .help("From the moment a request was due to the last byte of its answer.");
    for (RequestStats stats : view.requests()) {
      Distribution times = stats.responseTime();
      metric.dataPoint(
          HistogramDataPointSnapshot.builder()
              .labels(labels(stats.key()).build())
              .classicHistogramBuckets(buckets(times))
              .sum(times.meanMicros() * times.count() / 1e6)
              .build());
    }
    return metric.build();
  }

  private static ClassicHistogramBuckets buckets(Distribution times) {
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

  private static CounterSnapshot bytes(RunView view, String name, String help, boolean received) {
    CounterSnapshot.Builder metric = CounterSnapshot.builder().name(name).help(help);
    for (RequestStats stats : view.requests()) {
      long bytes = received ? stats.bytesReceived() : stats.bytesSent();
      metric.dataPoint(count(labels(stats.key()), bytes));
    }
    return metric.build();
  }

  private static GaugeSnapshot users(RunView view) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder().name("throng_users").help("Users that run.");
    view.users()
        .byClass()
        .forEach((userClass, users) ->
            metric.dataPoint(value(Labels.builder().label("user_class", userClass), users)));
    return metric.build();
  }

  private static GaugeSnapshot workers(RunView view) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder().name("throng_workers").help("Workers, by state.");
    for (WorkerView.State state : WorkerView.State.values()) {
      long workers = view.workers().stream().filter(worker -> worker.state() == state).count();
      metric.dataPoint(
          value(
              Labels.builder().label("state", state.name().toLowerCase(java.util.Locale.ROOT)),
              workers));
    }
    return metric.build();
  }

  private static GaugeSnapshot thresholds(RunView view) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder()
            .name("throng_threshold_holds")
            .help("1 for a threshold that holds so far, 0 for one that does not.");
    int number = 0;
    for (ThresholdStatus threshold : view.thresholds()) {
      String request = threshold.request();
      metric.dataPoint(
          value(
              Labels.builder()
                  .label("number", Integer.toString(number++))
                  .label("expect", threshold.expect())
                  .label("request", request == null ? "" : request),
              threshold.holds() ? 1 : 0));
    }
    return metric.build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }

  private static Labels.Builder labels(RequestKey key) {
    return Labels.builder().label("method", key.type()).label("request", key.name());
  }

  private static CounterDataPointSnapshot count(Labels.Builder labels, long count) {
    return CounterDataPointSnapshot.builder().labels(labels.build()).value(count).build();
  }

  private static GaugeDataPointSnapshot value(Labels.Builder labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels.build()).value(value).build();
  }
}
