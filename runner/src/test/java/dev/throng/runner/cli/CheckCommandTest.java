package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One user of each class does everything once, to the end of its onStop. */
class CheckCommandTest {
  private static final String MANIFEST =
      """
      apiVersion: throng.dev/v1alpha1
      kind: LoadTest
      metadata: {name: test}
      spec:
        target: {baseUrl: "%s"}
        load: {users: 5, duration: 1m, stopTimeout: 1h}
        userClasses:
          - name: Visitor
            tasks: [{name: browse, steps: [{get: /api/products}]}]
            onStop: [{get: "%s"}]
      """;

  @TempDir private Path directory = Path.of("");
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  @Test
  @Timeout(60)
  void onStopRunsWhenTheTasksAreDone() throws IOException {
    assertThat(check("/api/products?bye=1")).isEqualTo(ExitCodes.OK);
    assertThat(shop.stats().requests("GET", "/api/products")).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void anOnStopThatFailsIsAProblem() throws IOException {
    assertThat(check("/nowhere")).isEqualTo(1);
    assertThat(shop.stats().requests()).isEqualTo(2);
  }

  private int check(String onStop) throws IOException {
    Path manifest = directory.resolve("test.yaml");
    Files.writeString(manifest, MANIFEST.formatted(shop.url(), onStop));
    return Main.commandLine().execute("check", manifest.toString());
  }
}
