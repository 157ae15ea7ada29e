package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made of a run for those who ask, and who waits for it. */
class RenderingTest {
  private final Vertx vertx = Vertx.vertx();
  private final ServedMaster served = ServedMaster.waiting(vertx);
  private final CountDownLatch rendered = new CountDownLatch(1);

  @AfterEach
  void close() {
    rendered.countDown();
    served.close();
  }

  @Test
  void aFileThatTakesLongHoldsUpNeitherTheRunNorOtherAskers() throws Exception {
    RunApi api = new RunApi(served.master, 1, 1);
    CompletableFuture<String> thread = new CompletableFuture<>();
    Router router = Router.router(vertx);
    router
        .get("/slow")
        .handler(asked ->
            api.csv(
                asked,
                _ -> {
                  thread.complete(Thread.currentThread().getName());
                  await(rendered);
                  return "slow";
                }));
    router.get("/quick").handler(asked -> api.csv(asked, view -> view.info().name()));
    int port =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await().actualPort();

    var slow = get(port, "/slow");
    assertThat(thread.join()).startsWith("vert.x-worker-thread");
    assertThat(served.master.view().join().info().name()).isEqualTo("api");
    assertThat(get(port, "/quick").await()).isEqualTo("api");
    rendered.countDown();
    assertThat(slow.await()).isEqualTo("slow");
  }

  private io.vertx.core.Future<String> get(int port, String path) {
    return vertx
        .createHttpClient()
        .request(HttpMethod.GET, port, "127.0.0.1", path)
        .compose(request -> request.send())
        .compose(answer -> answer.body())
        .map(Object::toString);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
