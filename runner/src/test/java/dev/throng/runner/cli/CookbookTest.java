package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the cookbook is checked and run against the demo shop, several at once. Files that
 * say what they need beside it are read by CookbookPageTest of crds alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a second try begins anew
class CookbookTest {
  private static final Path COOKBOOK = Path.of("..", "examples", "cookbook");
  private static final Map<String, String> SECRETS =
      Map.of("THRONG_SECRET_API_KEY", "demo-key", "THRONG_SECRET_CHAT", "chat-token");
  private static final int AT_ONCE = 6;

  private final Map<Path, Future<ShortRun>> runs = new TreeMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);

  @BeforeAll
  void runThemAll() throws IOException {
    for (Path file : files().toList()) {
      runs.put(file, pool.submit(() -> ShortRun.of(file, shop.url(), SECRETS)));
    }
  }

  @AfterAll
  void close() {
    pool.close();
    shop.close();
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(COOKBOOK)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && needsNothingElse(file))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean needsNothingElse(Path file) {
    try {
      return Files.readAllLines(file).stream().noneMatch(line -> line.startsWith("# Needs "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void itRunsAgainstTheShopWithoutAFailure(Path file) throws Exception {
    ShortRun run = Objects.requireNonNull(runs.get(file)).get();

    assertThat(run.checked()).isEmpty();
    RunView end = run.end();
    assertThat(end.failures()).isEmpty();
    assertThat(end.exceptions()).isEmpty();
    assertThat(end.total().requests()).isPositive();
    assertThat(Objects.requireNonNull(end.outcome()).verdict())
        .as(end.outcome().reason())
        .isNotIn(Verdict.ERROR, Verdict.ABORTED);
  }
}
