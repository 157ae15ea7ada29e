package dev.throng.runner.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.RunViewBuilder;
import dev.throng.runner.results.RunView;
import dev.throng.runner.stats.TraceId;
import dev.throng.runner.stats.TracedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From a figure that Prometheus keeps to a trace. */
class ExemplarsTest {
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final long START = Instant.parse("2026-11-23T12:00:00Z").getEpochSecond();

  private final RunView view =
      new RunViewBuilder()
          .request("GET", "/a", 1, 400_000, 2_000, 450_000)
          .slowest("GET", "/a", traced(450_000, 4_000), traced(400_000, 9_000), traced(2_000, 1))
          .failure("GET", "/a", "status 500", traced(2_000, 1), traced(2_000, 2_000))
          .build();

  @Test
  void aBucketHasTheLatestTracedRequestThatFellIntoIt() {
    assertThat(scraped(OPEN_METRICS, "throng_response_time_seconds_bucket"))
        .containsExactly(
            "le=\"0.0025\"} 1 # " + exemplar(2_000, "0.002", "0.001"),
            "le=\"0.5\"} 3 # " + exemplar(400_000, "0.4", "9.000"));
  }

  @Test
  void anErrorHasTheLastOfItsTracedRequests() {
    assertThat(scraped(OPEN_METRICS, "throng_requests_total"))
        .containsExactly("status_class=\"none\"} 2.0 # " + exemplar(2_000, "1.0", "2.000"));
  }

  @Test
  void aScraperThatDoesNotAskForOpenMetricsGetsNone() {
    assertThat(scraped(null, "throng_")).isEmpty();
  }

  private static TracedRequest traced(long responseMicros, long endedMillis) {
    return new TracedRequest(new TraceId(responseMicros, 1), responseMicros, endedMillis);
  }

  private static String exemplar(long micros, String value, String secondsAfterStart) {
    return "{trace_id=\"%016x%016x\"} %s %s"
        .formatted(
            micros,
            1,
            value,
            new java.math.BigDecimal(secondsAfterStart).add(java.math.BigDecimal.valueOf(START)));
  }

  /** What follows the labels that all have, of those with an exemplar. */
  private List<String> scraped(@Nullable String accept, String metric) {
    byte[] page = Scrape.page(RunMetrics.of(view), accept).body();
    return new String(page, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(metric) && line.contains("} ") && line.contains("# {"))
        .map(line -> line.replaceFirst(".*request=\"/a\",", ""))
        .toList();
  }
}
