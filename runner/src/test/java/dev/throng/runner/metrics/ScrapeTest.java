package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.SampleRuns;
import io.prometheus.metrics.expositionformats.generated.Metrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeTest {
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

  @Test
  void protobufHasNativeHistograms() throws IOException {
    Scrape.Page page = Scrape.page(RunMetrics.of(SampleRuns.slowCheckout()), PROTOBUF);

    assertThat(page.contentType()).startsWith("application/vnd.google.protobuf");
    List<Metrics.MetricFamily> families = families(page.body());
    assertThat(families)
        .extracting(Metrics.MetricFamily::getName)
        .contains("throng_requests_total", "jvm_memory_used_bytes");
    assertThat(families)
        .filteredOn(family -> family.getName().equals("throng_response_time_seconds"))
        .flatMap(Metrics.MetricFamily::getMetricList)
        .isNotEmpty()
        .allSatisfy(metric -> {
          Metrics.Histogram times = metric.getHistogram();
          assertThat(times.getSchema()).isPositive();
          assertThat(times.getPositiveSpanCount()).isPositive();
          assertThat(times.getBucketCount()).isPositive();
        });
  }

  private static List<Metrics.MetricFamily> families(byte[] body) throws IOException {
    List<Metrics.MetricFamily> families = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(body);
    for (Metrics.MetricFamily family = Metrics.MetricFamily.parseDelimitedFrom(in);
        family != null;
        family = Metrics.MetricFamily.parseDelimitedFrom(in)) {
      families.add(family);
    }
    return families;
  }
}
