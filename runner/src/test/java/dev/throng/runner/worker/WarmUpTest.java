package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.Target;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {
  @ParameterizedTest
  @CsvSource({
    "http://shop, auto",
    "http://shop, http2-prior-knowledge",
    "https://shop, http2",
  })
  void theProtocolsOfTheTargetAreSpokenWithSuccess(String url, String version) {
    Vertx vertx = Vertx.vertx();
    try {
      assertThat(warmed(vertx, url, version, false).requests()).isGreaterThan(20);
    } finally {
      vertx.close();
    }
  }

  @Test
  void whereUsersEvaluateCelItIsWarmToo() {
    Vertx vertx = Vertx.vertx();
    try {
      assertThat(warmed(vertx, "http://shop", "auto", true).requests()).isGreaterThan(20);
    } finally {
      vertx.close();
    }
  }

  /** One handshake a user has loaded the classes, but compiled nothing. */
  @ParameterizedTest
  @CsvSource({"auto", "http1.1"})
  void tlsIsWarmByManyHandshakes(String version) {
    Vertx vertx = Vertx.vertx();
    try {
      WarmUp.Warmed warmed = warmed(vertx, "https://shop", version, false);

      assertThat(warmed.connections()).isGreaterThan(20);
      assertThat(warmed.requests()).isGreaterThan(20);
    } finally {
      vertx.close();
    }
  }

  private static WarmUp.Warmed warmed(Vertx vertx, String url, String version, boolean cel) {
    CompletableFuture<WarmUp.Warmed> warmed = new CompletableFuture<>();
    WarmUp.run(vertx, new WarmUp.Aim(target(url, version), cel), warmed::complete);
    return warmed.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static Target target(String url, String version) {
    return Manifests.spec(
            """
            target: {baseUrl: "%s", http: {version: %s}}
            load: {users: 1, duration: 1s}
            userClasses: [{name: A, tasks: [{name: a, steps: [{get: /}]}]}]
            """
                .formatted(url, version))
        .target();
  }
}
