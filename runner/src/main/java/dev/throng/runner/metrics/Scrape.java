package dev.throng.runner.metrics;

import dev.throng.runner.results.RunView;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.jspecify.annotations.Nullable;

/** All metrics of this process: the run's and the Java machine's. One thread at a time. */
public final class Scrape {
  public static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusRegistry collectors = new PrometheusRegistry();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          PrometheusConfig.DEFAULT, collectors, io.micrometer.core.instrument.Clock.SYSTEM);
  private @Nullable RunView view;

  public Scrape() {
    // promtool minds their names: a unit cut short, and a count that counts nothing.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    MultiCollector run = () -> view == null ? new MetricSnapshots() : RunMetrics.of(view);
    collectors.register(run);
  }

  /**
   * @param contentType {@link #TEXT} or {@link #OPEN_METRICS}
   */
  public String text(RunView now, String contentType) {
    view = now;
    return registry.scrape(contentType);
  }
}
