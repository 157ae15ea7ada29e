package dev.throng.shop.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void lendsAsManyAsItHasAndKeepsTheRestWaitingUntilTheyAreGivenBack() throws Exception {
    Duration hold = Duration.ofSeconds(2);
    ConnectionPool pool =
        new ConnectionPool(vertx, new ConnectionPool.Settings(2, hold, Duration.ofSeconds(20)));
    List<Future<?>> three = IntStream.range(0, 3).<Future<?>>mapToObj(i -> pool.pass()).toList();
    assertThat(pool.waiting()).isEqualTo(1);
    Future.all(three).await(10, TimeUnit.SECONDS);
    assertThat(pool.waiting()).isZero();
  }

  @Test
  void whoWasTurnedAwayNoLongerWaits() throws Exception {
    Duration hold = Duration.ofMillis(500);
    ConnectionPool pool =
        new ConnectionPool(vertx, new ConnectionPool.Settings(1, hold, Duration.ofMillis(50)));
    Future<?> served = pool.pass();
    Future<?> refused = pool.pass();
    Future.join(served, refused)
        .transform(ended -> Future.succeededFuture())
        .await(10, TimeUnit.SECONDS);
    assertThat(served.succeeded()).isTrue();
    assertThat(refused.cause()).isInstanceOf(Overloaded.class);
    assertThat(pool.waiting()).isZero();
  }
}
