package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.runner.otlp.Collector;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector of a local run gets what the run's result says, and decides nothing. */
class OtlpRunTest {
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);
  @TempDir private Path directory = Path.of("");

  @AfterEach
  void end() {
    shop.close();
  }

  private String manifest() throws IOException {
    return Files.writeString(
            directory.resolve("test.yaml"),
            """
            apiVersion: throng.dev/v1alpha1
            kind: LoadTest
            metadata: {name: shop}
            spec:
              target: {baseUrl: http://localhost:%d}
              load: {users: 2, spawnRate: 50, duration: 1s}
              userClasses:
                - name: Visitor
                  wait: {constant: 50ms}
                  tasks: [{name: browse, steps: [{get: /api/products}]}]
              validity: {maxEventLoopLagP99: 1h, minAchievedLoad: 0%%}
            """
                .formatted(shop.port()))
        .toString();
  }

  @Test
  void theLastPushHasTheFiguresOfTheResult() throws IOException {
    Path json = directory.resolve("result.json");
    try (Collector collector = new Collector(200)) {
      int code =
          Main.execute("run", manifest(), "--otlp", collector.url(), "--json", json.toString());

      assertThat(code).isZero();
      JsonNode result = new ObjectMapper().readTree(Files.readString(json));
      assertThat(collector.last().sum("throng_requests"))
          .isEqualTo(result.at("/total/requests").asDouble())
          .isPositive();
      assertThat(collector.last().resource())
          .containsEntry("service.name", "throng")
          .containsEntry("throng.role", "run")
          .containsEntry("throng.loadtest", "shop");
    }
  }

  @Test
  void aCollectorThatIsNotThereChangesNoVerdict() throws IOException {
    String closed;
    try (Collector gone = new Collector(200)) {
      closed = gone.url();
    }

    assertThat(Main.execute("run", manifest(), "--otlp", closed)).isZero();
  }

  @Test
  void whatIsNoUrlIsAnErrorOfUsageBeforeTheLoad() throws IOException {
    assertThat(Main.execute("run", manifest(), "--otlp", "localhost:4318")).isEqualTo(2);
    assertThat(shop.stats().requests()).isZero();
  }
}
