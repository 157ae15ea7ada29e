package dev.throng.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.traffic.RouteCount;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {
  @Test
  void eachAnswerIsCountedUnderItsRouteAndStatus() {
    try (Shop shop = Shop.start(ShopOptions.DEFAULT);
        ShopClient client = new ShopClient(shop.port())) {
      client.get("/api/products/1");
      client.get("/api/products/2");
      client.get("/api/products/900");
      client.post("/api/orders");
      client.get("/nothing");
      client.get("/stats");

      assertThat(shop.stats().counts())
          .containsExactly(
              new RouteCount("*", "(other)", 404, 1),
              new RouteCount("POST", "/api/orders", 401, 1),
              new RouteCount("GET", "/api/products/:id", 200, 2),
              new RouteCount("GET", "/api/products/:id", 404, 1));
      assertThat(shop.stats().requests()).isEqualTo(5);
      assertThat(shop.stats().requests("GET", "/api/products/:id")).isEqualTo(3);
      assertThat(shop.stats().requests("GET", "/api/products/:id", 404)).isEqualTo(1);
    }
  }

  @Test
  void theCountsAreServedOverHttpToo() {
    try (Shop shop = Shop.start(ShopOptions.DEFAULT);
        ShopClient client = new ShopClient(shop.port())) {
      client.get("/health");
      assertThat(client.get("/stats").json())
          .isEqualTo(
              new JsonObject(
                  """
                  {"requests": 1, "counts": [
                    {"method": "GET", "route": "/health", "status": 200, "count": 1}]}
                  """));
    }
  }

  @Test
  void noAnswerIsEverSeenBeforeItIsCounted() {
    try (Shop shop = Shop.start(ShopOptions.DEFAULT);
        ShopClient client = new ShopClient(shop.port())) {
      for (int sent = 1; sent <= 300; sent++) {
        client.get("/api/products/1");
        assertThat(shop.stats().requests()).isEqualTo(sent);
      }
    }
  }

  @Test
  void severalEventLoopsShareOnePortAndOneCount() {
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withEventLoops(2))) {
      for (int i = 0; i < 4; i++) {
        try (ShopClient client = new ShopClient(shop.port())) {
          client.get("/health");
        }
      }
      assertThat(shop.stats().requests("GET", "/health", 200)).isEqualTo(4);
    }
  }

  @Test
  void theAccessLogHasALineForEachRequest(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("access.tsv");
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withAccessLog(log));
        ShopClient client = new ShopClient(shop.port())) {
      client.get("/api/products?page=2");
      client.post("/api/orders");
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines.getFirst()).isEqualTo("start_micros\tmethod\tpath\tstatus\tduration_micros");
    assertThat(lines.subList(1, lines.size()))
        .satisfiesExactly(
            line -> assertThat(line).matches("\\d{16}\tGET\t/api/products\\?page=2\t200\t\\d+"),
            line -> assertThat(line).matches("\\d{16}\tPOST\t/api/orders\t401\t\\d+"));
  }
}
