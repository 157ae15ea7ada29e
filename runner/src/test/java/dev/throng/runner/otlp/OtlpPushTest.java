package dev.throng.runner.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OtlpPushTest {
  private static final OtlpPush.Times NEVER_BETWEEN =
      new OtlpPush.Times(Duration.ofHours(1), Duration.ofSeconds(10));

  private final List<String> news = new CopyOnWriteArrayList<>();

  @Test
  void theLastFiguresAreThereWhenItIsClosed() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    CountDownLatch first = new CountDownLatch(1);
    try (Collector collector = new Collector(200)) {
      try (OtlpPush _ =
          push(
              collector.url(),
              NEVER_BETWEEN,
              () -> {
                first.countDown();
                return requests(requests.get());
              })) {
        first.await();
        requests.set(7);
      }
      assertThat(collector.pushes()).hasSize(2);
      assertThat(collector.last().sum("throng_requests")).isEqualTo(7);
      assertThat(collector.last().names()).contains("jvm_memory_used_bytes");
      assertThat(collector.last().path()).isEqualTo("/v1/metrics");
      assertThat(collector.last().headers().getFirst("Content-Type"))
          .isEqualTo("application/x-protobuf");
      assertThat(collector.last().headers().getFirst("Authorization")).isEqualTo("Bearer t");
      assertThat(collector.last().resource())
          .isEqualTo(Map.of("service.name", "throng", "throng.role", "run"));
    }
    assertThat(news).isEmpty();
  }

  @Test
  void figuresAreSentAgainAndAgain() throws IOException {
    try (Collector collector = new Collector(200);
        OtlpPush _ =
            push(
                collector.url(),
                new OtlpPush.Times(Duration.ofMillis(1), Duration.ofSeconds(10)),
                () -> requests(1))) {
      while (collector.pushes().size() < 5) {
        Thread.onSpinWait();
      }
    }
    assertThat(news).isEmpty();
  }

  @Test
  void aCollectorThatRefusesIsToldOnceAndCountedAtTheEnd() throws IOException {
    try (Collector collector = new Collector(503)) {
      push(collector.url(), NEVER_BETWEEN, () -> requests(1)).close();

      assertThat(news)
          .containsExactly(
              "the metrics did not get to " + collector.url() + "/v1/metrics: status 503",
              "2 of 2 times the metrics did not get to " + collector.url() + "/v1/metrics");
    }
  }

  @Test
  void whereNothingListensIsSaidInWords() throws IOException {
    String closed;
    try (Collector gone = new Collector(200)) {
      closed = gone.url();
    }

    push(closed, NEVER_BETWEEN, () -> requests(1)).close();

    assertThat(news)
        .contains(
            "the metrics did not get to "
                + closed
                + "/v1/metrics: nothing can be connected to there");
  }

  @Test
  void aCollectorThatNeverAnswersKeepsNobody() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      push(url, new OtlpPush.Times(Duration.ofHours(1), Duration.ofMillis(50)), () -> requests(1))
          .close();

      assertThat(news)
          .isNotEmpty()
          .allMatch(text ->
              text.matches(
                  "the (last )?metrics did not get to "
                      + url
                      + "/v1/metrics(: no answer within 50 ms| in time)"
                      + "|2 of 2 times the metrics did not get to .*"));
    }
  }

  @Test
  void figuresThatCannotBeMadeEndNothing() throws IOException {
    try (Collector collector = new Collector(200)) {
      push(
              collector.url(),
              NEVER_BETWEEN,
              () -> {
                throw new IllegalStateException("a fault");
              })
          .close();

      assertThat(collector.pushes()).isEmpty();
      assertThat(news).first().asString().endsWith("/v1/metrics: a fault");
    }
  }

  private OtlpPush push(String url, OtlpPush.Times times, Supplier<List<MetricSnapshot>> metrics) {
    OtlpEndpoint endpoint =
        OtlpEndpoint.of(
            url, name -> name.equals(OtlpEndpoint.HEADERS) ? "Authorization=Bearer t" : null);
    return new OtlpPush(
        endpoint,
        Map.of("service.name", "throng", "throng.role", "run"),
        metrics,
        times,
        news::add);
  }

  private static List<MetricSnapshot> requests(int count) {
    return List.of(
        CounterSnapshot.builder()
            .name("throng_requests")
            .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(count).build())
            .build());
  }
}
