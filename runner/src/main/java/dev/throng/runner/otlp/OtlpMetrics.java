package dev.throng.runner.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Metrics as Prometheus has them in OTLP's form: the same names, labels without a value left out,
 * sums since the process began, and fixed buckets.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/">OpenTelemetry:
 *     compatibility with Prometheus</a>
 */
final class OtlpMetrics {
  private static final String TRACE_ID = io.prometheus.metrics.model.snapshots.Exemplar.TRACE_ID;

  private final Map<String, String> attributes;
  private final long sinceNanos;

  /**
   * @param attributes that say where the metrics are from
   * @param since when sums were 0
   */
  OtlpMetrics(Map<String, String> attributes, Instant since) {
    this.attributes = attributes;
    sinceNanos = nanos(since);
  }

  ExportMetricsServiceRequest request(List<MetricSnapshot> metrics, Instant now) {
    ScopeMetrics.Builder scope =
        ScopeMetrics.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("dev.throng").build());
    for (MetricSnapshot metric : metrics) {
      if (!metric.getDataPoints().isEmpty()) {
        scope.addMetrics(metric(metric, nanos(now)));
      }
    }
    Resource.Builder resource = Resource.newBuilder();
    attributes.forEach((key, value) -> resource.addAttributes(attribute(key, value)));
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope))
        .build();
  }

  private Metric metric(MetricSnapshot metric, long now) {
    Metric.Builder built = Metric.newBuilder().setName(metric.getMetadata().getName());
    if (metric.getMetadata().getHelp() != null) {
      built.setDescription(metric.getMetadata().getHelp());
    }
    switch (metric) {
      case CounterSnapshot counter -> {
        Sum.Builder sum =
            Sum.newBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        counter.getDataPoints().forEach(point -> sum.addDataPoints(sum(point, now)));
        built.setSum(sum);
      }
      case GaugeSnapshot gauge -> {
        Gauge.Builder values = Gauge.newBuilder();
        gauge.getDataPoints().forEach(point -> values.addDataPoints(value(point, now)));
        built.setGauge(values);
      }
      case HistogramSnapshot histogram -> {
        Histogram.Builder times =
            Histogram.newBuilder()
                .setAggregationTemporality(
                    AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        histogram.getDataPoints().forEach(point -> times.addDataPoints(buckets(point, now)));
        built.setHistogram(times);
      }
      default ->
          throw new IllegalStateException(
              metric.getMetadata().getName() + " is of a kind that nothing here makes");
    }
    return built.build();
  }

  private NumberDataPoint sum(CounterDataPointSnapshot point, long now) {
    NumberDataPoint.Builder built =
        NumberDataPoint.newBuilder()
            .addAllAttributes(attributes(point))
            .setStartTimeUnixNano(sinceNanos)
            .setTimeUnixNano(now)
            .setAsDouble(point.getValue());
    Exemplar exemplar = exemplar(point.getExemplar());
    return exemplar == null ? built.build() : built.addExemplars(exemplar).build();
  }

  private static NumberDataPoint value(GaugeDataPointSnapshot point, long now) {
    return NumberDataPoint.newBuilder()
        .addAllAttributes(attributes(point))
        .setTimeUnixNano(now)
        .setAsDouble(point.getValue())
        .build();
  }

  private HistogramDataPoint buckets(HistogramDataPointSnapshot point, long now) {
    HistogramDataPoint.Builder built =
        HistogramDataPoint.newBuilder()
            .addAllAttributes(attributes(point))
            .setStartTimeUnixNano(sinceNanos)
            .setTimeUnixNano(now)
            .setCount(point.getCount())
            .setSum(point.getSum());
    ClassicHistogramBuckets buckets = point.getClassicBuckets();
    for (int i = 0; i < buckets.size(); i++) {
      built.addBucketCounts(buckets.getCount(i));
      if (buckets.getUpperBound(i) != Double.POSITIVE_INFINITY) {
        built.addExplicitBounds(buckets.getUpperBound(i));
      }
    }
    point
        .getExemplars()
        .forEach(one -> {
          Exemplar exemplar = exemplar(one);
          if (exemplar != null) {
            built.addExemplars(exemplar);
          }
        });
    return built.build();
  }

  private static @Nullable Exemplar exemplar(
      io.prometheus.metrics.model.snapshots.@Nullable Exemplar exemplar) {
    String trace = exemplar == null ? null : exemplar.getLabels().get(TRACE_ID);
    if (exemplar == null || trace == null) {
      return null;
    }
    return Exemplar.newBuilder()
        .setAsDouble(exemplar.getValue())
        .setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(exemplar.getTimestampMillis()))
        .setTraceId(ByteString.copyFrom(HexFormat.of().parseHex(trace)))
        .build();
  }

  private static List<KeyValue> attributes(DataPointSnapshot point) {
    Labels labels = point.getLabels();
    List<KeyValue> attributes = new ArrayList<>(labels.size());
    labels.stream()
        .filter(label -> !label.getValue().isEmpty())
        .forEach(label -> attributes.add(attribute(label.getName(), label.getValue())));
    return attributes;
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static long nanos(Instant moment) {
    return TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
  }
}
