package dev.throng.runner.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All metrics of this process, its Java machine's too, in the format that a scraper prefers:
 * Prometheus's text, OpenMetrics, or protobuf, which alone carries native histograms.
 */
public final class Scrape {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final PrometheusRegistry machine = new PrometheusRegistry();
  private final ExpositionFormats formats = ExpositionFormats.init();

  /** What a scraper gets. */
  @SuppressWarnings("ArrayRecordComponent") // written once, sent once
  public record Page(String contentType, byte[] body) {}

  public Scrape() {
    // promtool minds their names: a unit cut short, and a count that counts nothing.
    PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, machine, Clock.SYSTEM);
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    FunctionCounter.builder("process.cpu", PROCESS, os -> os.getProcessCpuTime() / 1e9)
        .baseUnit("seconds")
        .description("CPU time of this process.")
        .register(registry);
  }

  /**
   * @param accept the header of the scraper's request
   */
  public Page page(List<MetricSnapshot> metrics, @Nullable String accept) {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      writer.write(
          body,
          new MetricSnapshots(Stream.concat(metrics.stream(), machine.scrape().stream()).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory takes all", e);
    }
    return new Page(writer.getContentType(), body.toByteArray());
  }
}
