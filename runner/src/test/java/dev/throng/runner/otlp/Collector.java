package dev.throng.runner.otlp;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes OTLP over HTTP, and keeps what it was sent. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Push> pushes = new CopyOnWriteArrayList<>();

  /** What came at once. */
  public record Push(String path, Headers headers, ExportMetricsServiceRequest request) {
    public List<Metric> metrics() {
      return request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList();
    }

    public List<String> names() {
      return metrics().stream().map(Metric::getName).toList();
    }

    public Map<String, String> resource() {
      return attributes(request.getResourceMetrics(0).getResource().getAttributesList());
    }

    /** The points of a counter or a gauge. */
    public List<NumberDataPoint> points(String name) {
      return metrics().stream()
          .filter(metric -> metric.getName().equals(name))
          .flatMap(metric ->
              Stream.concat(
                  metric.getSum().getDataPointsList().stream(),
                  metric.getGauge().getDataPointsList().stream()))
          .toList();
    }

    public List<HistogramDataPoint> histograms(String name) {
      return metrics().stream()
          .filter(metric -> metric.getName().equals(name))
          .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
          .toList();
    }

    public double sum(String name) {
      return points(name).stream().mapToDouble(NumberDataPoint::getAsDouble).sum();
    }
  }

  /**
   * @param status that each push is answered with
   */
  public Collector(int status) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> take(exchange, status));
    server.start();
  }

  private void take(HttpExchange exchange, int status) throws IOException {
    try (exchange;
        GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
      pushes.add(
          new Push(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              ExportMetricsServiceRequest.parseFrom(body)));
      exchange.sendResponseHeaders(status, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Map<String, String> attributes(List<KeyValue> pairs) {
    return pairs.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                pair -> pair.getValue().getStringValue(),
                (one, _) -> one,
                TreeMap::new));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Push> pushes() {
    return pushes;
  }

  public Push last() {
    return pushes.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
