package dev.throng.runner.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.Target;
import dev.throng.runner.truth.Manifests;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {
  @ParameterizedTest
  @CsvSource({
    "http://shop, auto",
    "http://shop, http2-prior-knowledge",
    "https://shop, auto",
    "https://shop, http1.1",
    "https://shop, http2",
  })
  void theProtocolsOfTheTargetAreSpokenWithSuccess(String url, String version) {
    Vertx vertx = Vertx.vertx();
    try {
      CompletableFuture<Long> succeeded = new CompletableFuture<>();
      WarmUp.run(vertx, target(url, version), succeeded::complete);
      assertThat(succeeded.orTimeout(20, TimeUnit.SECONDS).join()).isGreaterThan(4);
    } finally {
      vertx.close();
    }
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
