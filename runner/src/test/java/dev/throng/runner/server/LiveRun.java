package dev.throng.runner.server;

import dev.throng.runner.results.RunView;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.worker.Environment;
import dev.throng.runner.worker.Worker;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import io.vertx.core.Vertx;

/** A run of one worker in this process against a shop, with its page served. */
final class LiveRun implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);
  private final ServedMaster served;

  /**
   * @param load the manifest's load, as YAML on one line
   */
  LiveRun(String load) {
    served =
        new ServedMaster(
            vertx,
            Manifests.plan(
                "live",
                """
                target: {baseUrl: %s, http: {timeout: 500ms}}
                load: %s
                userClasses:
                  - name: Visitor
                    wait: {constant: 50ms}
                    tasks: [{name: browse, steps: [{get: /api/products}]}]
                thresholds: [{expect: requests > 0}]
                validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%%, minAchievedLoad: 0%%}
                """
                    .formatted(shop.url(), load)),
            1);
  }

  void start() {
    Environment environment = new Environment(System::getenv);
    served.master.admit(
        "local", worker -> new Worker(vertx, new Worker.Settings(1, environment), worker));
  }

  RunView view() {
    return served.master.view().join();
  }

  boolean isDelivered() {
    return served.server.isDelivered();
  }

  String url(String path) {
    return served.url(path);
  }

  @Override
  public void close() {
    served.close();
    shop.close();
  }
}
