package dev.throng.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.ShopClient.Answer;
import dev.throng.shop.limits.ConnectionPool;
import dev.throng.shop.limits.CpuWorkers;
import dev.throng.shop.limits.GrowingTable;
import dev.throng.shop.limits.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit, seen from outside as a load generator would see it. */
class LimitsTest {
  private static final String PAGE = "/api/products/1";

  @Test
  void givenOneCpuWorkerThenTimesGrowWithTheRequestsThatWait() {
    var workers = new CpuWorkers.Settings(1, 300_000);
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withCpuWorkers(workers));
        ShopClient client = new ShopClient(shop.port())) {
      together(client, 12);
      long alone =
          IntStream.range(0, 3).mapToLong(_ -> client.get(PAGE).millis()).min().orElseThrow();
      List<Answer> twelve = together(client, 12);
      assertThat(twelve).extracting(Answer::status).containsOnly(200);
      assertThat(slowest(twelve) - fastest(twelve)).isGreaterThan(3 * alone);
    }
  }

  @Test
  void givenTwoConnectionsOf150MillisThenSixRequestsTakeThreeTimesThat() {
    var pool = new ConnectionPool.Settings(2, Duration.ofMillis(150), Duration.ofSeconds(5));
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withDbPool(pool));
        ShopClient client = new ShopClient(shop.port())) {
      long startNanos = System.nanoTime();
      assertThat(together(client, 6)).extracting(Answer::status).containsOnly(200);
      assertThat(Duration.ofNanos(System.nanoTime() - startNanos))
          .isGreaterThan(Duration.ofMillis(440));
    }
  }

  @Test
  void givenAPoolThenRequestsAreTurnedAwayAfterTheirPatienceAndTheRestIsServed() {
    var pool = new ConnectionPool.Settings(1, Duration.ofMillis(600), Duration.ofMillis(200));
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withDbPool(pool));
        ShopClient client = new ShopClient(shop.port())) {
      List<Answer> three = together(client, 3);
      assertThat(three).extracting(Answer::status).containsExactlyInAnyOrder(200, 503, 503);
      assertThat(three)
          .filteredOn(answer -> answer.status() == 503)
          .allSatisfy(answer -> {
            assertThat(answer.error()).isEqualTo("no database connection within 200 ms");
            assertThat(answer.millis()).isBetween(200L, 550L);
          });
      assertThat(client.get(PAGE).status()).isEqualTo(200);
    }
  }

  @Test
  void givenPausesThenEverythingStandsStillAndRecovers() {
    var pauses = new Pauses.Settings(Duration.ofMillis(900), Duration.ofMillis(400));
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withPauses(pauses));
        ShopClient client = new ShopClient(shop.port())) {
      long endNanos = System.nanoTime() + Duration.ofMillis(2300).toNanos();
      int slow = 0;
      int quick = 0;
      while (System.nanoTime() < endNanos) {
        long millis = client.get("/health").millis();
        slow += millis > 300 ? 1 : 0;
        quick += millis < 100 ? 1 : 0;
      }
      assertThat(slow).isBetween(1, 5);
      assertThat(quick).isGreaterThan(10);
    }
  }

  @Test
  void givenAGrowingTableThenSearchReadsMoreAndMore() throws InterruptedException {
    var table = new GrowingTable.Settings(20_000);
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withGrowingTable(table));
        ShopClient client = new ShopClient(shop.port())) {
      int early = client.get("/api/search?q=lamp").json().getInteger("reviews");
      Thread.sleep(1000);
      int late = client.get("/api/search?q=lamp").json().getInteger("reviews");
      assertThat(late - early).isBetween(1_000, 6_000);
      assertThat(client.get("/api/search?q=zebra").json().getInteger("reviews")).isZero();
    }
  }

  @Test
  void givenAGrowingTableThenEachOrderAddsARow() {
    var table = new GrowingTable.Settings(0);
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withGrowingTable(table));
        ShopClient client = new ShopClient(shop.port()).loggedInAs("dan@example.com")) {
      for (int i = 0; i < 3; i++) {
        client.post("/api/cart/items", "{\"productId\":3}");
        client.post("/api/orders");
      }
      assertThat(client.get("/api/search?q=hoped").json().getInteger("reviews")).isEqualTo(3);
    }
  }

  @Test
  void givenABusyPoolThenTheHealthCheckDoesNotWaitForIt() {
    var pool = new ConnectionPool.Settings(1, Duration.ofSeconds(6), Duration.ofSeconds(15));
    try (Shop shop = Shop.start(ShopOptions.DEFAULT.withDbPool(pool));
        ShopClient client = new ShopClient(shop.port())) {
      CompletableFuture<Answer> slow = client.getLater(PAGE);
      assertThat(client.get("/health").status()).isEqualTo(200);
      assertThat(slow).isNotDone();
      assertThat(slow.join().millis()).isGreaterThanOrEqualTo(6000);
    }
  }

  private static List<Answer> together(ShopClient client, int requests) {
    return IntStream.range(0, requests).mapToObj(i -> client.getLater(PAGE)).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static long fastest(List<Answer> answers) {
    return answers.stream().mapToLong(Answer::millis).min().orElseThrow();
  }

  private static long slowest(List<Answer> answers) {
    return answers.stream().mapToLong(Answer::millis).max().orElseThrow();
  }
}
