package dev.throng.runner.server;

import dev.throng.runner.master.Master;
import dev.throng.runner.master.TestPlan;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Worker;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A run of one worker in this process against a shop, with its page served. */
final class LiveRun implements AutoCloseable {
  static final String TOKEN = "secret-of-the-run";

  private final Vertx vertx = Vertx.vertx();
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);
  final Master master;
  final MasterServer server;
  final int port;

  /**
   * @param load the manifest's load, as YAML on one line
   */
  LiveRun(String load) {
    TestPlan plan =
        new TestPlan(
            "live",
            Manifests.spec(
                """
                target: {baseUrl: %s}
                load: %s
                userClasses:
                  - name: Visitor
                    wait: {constant: 50ms}
                    tasks: [{name: browse, steps: [{get: /api/products}]}]
                thresholds: [{expect: requests > 0}]
                validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 0%%}
                """
                    .formatted(shop.url(), load)),
            "kind: LoadTest",
            1,
            1,
            Map.of(),
            List.of());
    master = new Master(plan, 1, "test", new RunListener() {}, Clock.systemUTC());
    server =
        new MasterServer(
            vertx,
            master,
            new MasterServer.Settings("127.0.0.1", 0, false, 1, new Token(TOKEN), "test", null));
    port = server.listen().toCompletionStage().toCompletableFuture().join();
  }

  void start() {
    Environment environment = new Environment(System::getenv);
    master.admit("local", worker -> new Worker(vertx, new Worker.Settings(1, environment), worker));
  }

  RunView view() {
    return master.read(view -> view).join();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  @Override
  public void close() {
    master.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    shop.close();
  }
}
