package dev.throng.runner.metrics;

import dev.throng.runner.results.ArrivalStats;
import dev.throng.runner.results.GeneratorStats;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.stats.RequestKey;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.function.ToLongFunction;

/** What was done and what it took, as metrics of a master or of a worker; times in seconds. */
public final class LoadMetrics {
  private LoadMetrics() {}

  public static List<MetricSnapshot> of(Figures figures) {
    GeneratorStats generator = figures.generator();
    return List.of(
        RequestCounts.of(figures.requests(), figures.failures(), figures.startTime()),
        ResponseTimes.of(figures.requests(), figures.startTime()),
        bytes(figures, "throng_received_bytes", "Of answers' bodies.", RequestStats::bytesReceived),
        bytes(figures, "throng_sent_bytes", "Of requests' bodies.", RequestStats::bytesSent),
        users(figures),
        arrivals(figures.arrivals()),
        counter(
            "throng_connections_opened",
            "Connections that were opened to the target.",
            generator.connectionsOpened()),
        gauge(
            "throng_connections",
            "Connections to the target that are open.",
            generator.connectionsOpen()),
        counter(
            "throng_repeated_requests",
            "Requests that were sent once more: the server had closed the idle connection, or refused.",
            generator.repeats()),
        gauge(
            "throng_generator_event_loop_lag_seconds",
            "How late event loops ran what was due, 99th percentile of the last second.",
            generator.eventLoopLag().percentileMicros(99) / 1e6),
        counter(
            "throng_generator_throttled_seconds",
            "For how long cgroups held the generator back.",
            generator.throttledMicros() / 1e6),
        counter(
            "throng_generator_gc_pause_seconds",
            "For how long garbage collections stopped the generator.",
            generator.gcPauseMicros() / 1e6));
  }

  private static CounterSnapshot bytes(
      Figures figures, String name, String help, ToLongFunction<RequestStats> bytes) {
    CounterSnapshot.Builder metric = CounterSnapshot.builder().name(name).help(help);
    for (RequestStats stats : figures.requests()) {
      metric.dataPoint(count(labels(stats.key()), bytes.applyAsLong(stats)));
    }
    return metric.build();
  }

  private static GaugeSnapshot users(Figures figures) {
    GaugeSnapshot.Builder metric =
        GaugeSnapshot.builder().name("throng_users").help("Users that run.");
    figures
        .usersByClass()
        .forEach((userClass, users) ->
            metric.dataPoint(value(Labels.builder().label("user_class", userClass), users)));
    return metric.build();
  }

  private static CounterSnapshot arrivals(ArrivalStats arrivals) {
    return CounterSnapshot.builder()
        .name("throng_arrivals")
        .help("Arrivals of open models that were due: started ones, and missed ones by reason.")
        .dataPoint(arrivals("started", arrivals.started()))
        .dataPoint(arrivals("no_free_user", arrivals.noFreeUser()))
        .dataPoint(arrivals("late", arrivals.late()))
        .dataPoint(arrivals("not_counted", arrivals.notCounted()))
        .build();
  }

  private static CounterDataPointSnapshot arrivals(String outcome, long count) {
    return count(Labels.builder().label("outcome", outcome), count);
  }

  static CounterSnapshot counter(String name, String help, double value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(count(Labels.builder(), value))
        .build();
  }

  static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(value(Labels.builder(), value))
        .build();
  }

  static Labels.Builder labels(RequestKey key) {
    return Labels.builder().label("method", key.type()).label("request", key.name());
  }

  static CounterDataPointSnapshot count(Labels.Builder labels, double count) {
    return CounterDataPointSnapshot.builder().labels(labels.build()).value(count).build();
  }

  static GaugeDataPointSnapshot value(Labels.Builder labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels.build()).value(value).build();
  }
}
