package dev.throng.runner.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.metrics.MachineMetrics;
import dev.throng.runner.metrics.RunMetrics;
import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.outputs.SampleRuns;
import dev.throng.runner.outputs.SampleSearches;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Prometheus may read, in OTLP's form. */
class OtlpMetricsTest {
  private static final Instant SINCE = Instant.parse("2026-11-23T11:59:58Z");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:10.000000001Z");
  private static final long SINCE_NANOS = SINCE.getEpochSecond() * 1_000_000_000;

  @Test
  void everyMetricOfEveryKindOfRunAndOfTheMachineIsThereOnce() {
    for (RunView view :
        List.of(SampleRuns.slowCheckout(), SampleRuns.overload(), SampleSearches.found())) {
      List<MetricSnapshot> metrics = new ArrayList<>(RunMetrics.of(view));
      metrics.addAll(MachineMetrics.snapshots());

      assertThat(sent(metrics).names())
          .containsExactlyElementsOf(
              metrics.stream()
                  .filter(metric -> !metric.getDataPoints().isEmpty())
                  .map(metric -> metric.getMetadata().getName())
                  .toList())
          .contains("throng_requests", "throng_response_time_seconds", "jvm_memory_used_bytes");
    }
  }

  @Test
  void aCounterIsASumSinceTheBeginningWithoutLabelsThatSayNothing() {
    Collector.Push push = sent(run());

    assertThat(push.points("throng_requests"))
        .extracting(
            point -> Collector.attributes(point.getAttributesList()), NumberDataPoint::getAsDouble)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                Map.of("method", "GET", "request", "/a", "status_class", "2xx"), 2.0),
            org.assertj.core.groups.Tuple.tuple(
                Map.of(
                    "method", "GET", "request", "/a", "status_class", "5xx", "error", "status 500"),
                1.0));
    NumberDataPoint point = push.points("throng_requests").getFirst();
    assertThat(point.getStartTimeUnixNano()).isEqualTo(SINCE_NANOS);
    assertThat(point.getTimeUnixNano()).isEqualTo(SINCE_NANOS + 12_000_000_001L);
    assertThat(push.metrics())
        .filteredOn(metric -> metric.getName().equals("throng_requests"))
        .allMatch(metric ->
            metric.getSum().getIsMonotonic()
                && metric.getSum().getAggregationTemporality()
                    == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
  }

  @Test
  void aHistogramHasItsBucketsAndTheTracesOfTheSlowest() {
    HistogramDataPoint times = sent(run()).histograms("throng_response_time_seconds").getFirst();

    assertThat(times.getCount()).isEqualTo(3);
    assertThat(times.getSum()).isEqualTo(0.852);
    assertThat(times.getExplicitBoundsList()).startsWith(0.001, 0.0025).endsWith(10.0, 30.0);
    assertThat(times.getBucketCountsList()).hasSize(times.getExplicitBoundsCount() + 1);
    assertThat(times.getBucketCounts(1)).isEqualTo(1);
    assertThat(times.getBucketCounts(8)).isEqualTo(2);
    assertThat(times.getExemplarsList()).hasSize(1);
    assertThat(HexFormat.of().formatHex(times.getExemplars(0).getTraceId().toByteArray()))
        .isEqualTo("0000000000000007000000000000000b");
    assertThat(times.getExemplars(0).getAsDouble()).isEqualTo(0.45);
    assertThat(times.getExemplars(0).getTimeUnixNano()).isEqualTo(SINCE_NANOS + 6_000_000_000L);
  }

  @Test
  void theResourceSaysWhereTheMetricsAreFrom() {
    assertThat(sent(List.of()).resource()).isEqualTo(Map.of("service.name", "throng"));
  }

  private static List<MetricSnapshot> run() {
    return RunMetrics.of(
        new RunViewBuilder()
            .request("GET", "/a", 1, 400_000, 2_000, 450_000)
            .slowest("GET", "/a", new TracedRequest(new TraceId(7, 11), 450_000, 4_000))
            .failure("GET", "/a", "status 500", 1)
            .build());
  }

  private static Collector.Push sent(List<MetricSnapshot> metrics) {
    ExportMetricsServiceRequest request =
        new OtlpMetrics(Map.of("service.name", "throng"), SINCE).request(metrics, NOW);
    return new Collector.Push("", new com.sun.net.httpserver.Headers(), request);
  }
}
