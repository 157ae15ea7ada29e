package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.RunView;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the tutorial writes can be checked and run. */
class TutorialTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void eachManifestRunsAgainstTheShopWithoutAFailure() throws Exception {
    DocumentedFiles files = DocumentedFiles.of(Path.of("..", "docs", "tutorial.md"));
    files.saveIn(directory);

    assertThat(files.byName()).containsKeys("visit.yaml", "customers.yaml", "accounts.csv");
    for (String name : files.byName().keySet()) {
      if (name.endsWith(".yaml")) {
        try (Shop shop = Shop.start(ShopOptions.DEFAULT)) {
          ShortRun run = ShortRun.of(directory.resolve(name), shop.url(), Map.of());

          assertThat(run.checked()).as(name).isEmpty();
          RunView end = run.end();
          assertThat(end.failures()).as(name).isEmpty();
          assertThat(end.exceptions()).as(name).isEmpty();
          assertThat(end.total().requests()).as(name).isPositive();
        }
      }
    }
  }
}
