package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import dev.throng.shop.traffic.ShopStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the examples through the command line against a shop of their own, and believes the shop's
 * own count.
 */
@Tag("timed")
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path directory = Path.of("");
  private Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "shop", "accounts", "thresholds"})
  void anExampleRunsAndItsCountsAreTheShopsCounts(String example) throws IOException {
    JsonNode result = run(EXAMPLES.resolve(example + ".yaml"), "-t", "6s");

    assertThat(result.at("/verdict").asText()).isIn("Passed", "Inconclusive");
    assertThat(result.at("/failures")).as("failures").isEmpty();
    assertThat(result.at("/exceptions")).as("exceptions").isEmpty();
    assertThatTheShopCountedTheSame(result);
  }

  @Test
  void theShopSessionLogsInOnceAUserAndBrowsesAsItsTagsSay() throws IOException {
    JsonNode result =
        run(EXAMPLES.resolve("shop.yaml"), "-t", "5s", "-u", "40", "-r", "40", "--tags", "browse");

    ShopStats stats = shop.stats();
    assertThat(stats.requests("POST", "/api/auth/login", 200)).isEqualTo(40);
    assertThat(stats.requests("POST", "/api/orders")).isZero();
    assertThat(stats.requests("POST", "/api/cart/items")).isZero();
    assertThat(names(result))
        .containsExactlyInAnyOrder(
            "POST /api/auth/login", "GET /api/products", "GET /api/products/[id]");
    assertThat(result.at("/verdict").asText()).isIn("Passed", "Inconclusive");
    assertThat(result.at("/thresholds")).hasSize(2).allMatch(row -> row.at("/holds").asBoolean());
    assertThat(result.at("/notes/0").asText())
        .isEqualTo("Not judged: p99 < 1s, since the tags leave out POST /api/orders.");
  }

  @Test
  void withoutAShopTheFirstExampleFailsAndSaysThatNothingAnswered() throws IOException {
    shop.close();

    JsonNode result = run(EXAMPLES.resolve("hello.yaml"), "-t", "2s");

    assertThat(result.at("/verdict").asText()).isIn("Failed", "Inconclusive");
    assertThat(result.at("/reason").asText()).startsWith("nothing was answered: all ");
    assertThat(result.at("/thresholds")).noneMatch(row -> row.at("/holds").asBoolean());
  }

  @Test
  void aThousandMixedUsersAreThreeHundredOneHundredAndSixHundred() throws IOException {
    Path slow = changed("mixed.yaml", "constant: 100ms", "constant: 3s");
    List<JsonNode> seconds = new ArrayList<>();
    JsonNode result = run(slow, "-t", "6s", "-r", "500");
    result.at("/timeline/usersRunning").forEach(seconds::add);

    assertThat(seconds.stream().mapToInt(JsonNode::asInt).max()).hasValue(1000);
    assertThat(result.at("/failures")).isEmpty();
    assertThatTheShopCountedTheSame(result);
  }

  @Test
  void arrivalsComeAtTheRateThatTheStagesSay() throws IOException {
    Path quick = changed("arrivals.yaml", "20s", "2s", "duration: 1m", "duration: 6s", "10s", "1s");

    JsonNode result = run(quick);

    double visits = 100 * 2 + 200 * 2 + 300 * 2;
    assertThat((double) shop.stats().requests("GET", "/api/products/:id"))
        .isBetween(visits - 6 * Math.sqrt(visits), visits + 6 * Math.sqrt(visits));
    assertThatTheShopCountedTheSame(result);
  }

  @Test
  void stagesRampUpHoldAndRampDown() throws IOException {
    Path quick = changed("stages.yaml", "duration: 20s", "duration: 1s", "40s", "2s");

    JsonNode users = run(quick).at("/timeline/usersPlanned");

    assertThat(users.get(1).asInt()).isEqualTo(50);
    assertThat(users.get(4).asInt()).isEqualTo(100);
    assertThat(users.get(7).asInt()).isEqualTo(200);
  }

  private Path changed(String example, String... replacements) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(example));
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Path changed = directory.resolve(example);
    Files.writeString(changed, text);
    return changed;
  }

  private JsonNode run(Path manifest, String... flags) throws IOException {
    Path json = directory.resolve("result.json");
    List<String> arguments = new ArrayList<>(List.of("run", manifest.toString()));
    arguments.addAll(List.of("-H", shop.url(), "--only-summary", "--json", json.toString()));
    arguments.addAll(List.of(flags));
    Main.commandLine().execute(arguments.toArray(String[]::new));
    return new ObjectMapper().readTree(Files.readString(json));
  }

  /**
   * To the request; of those that the end of the test cut off, some may not have reached the shop.
   */
  private void assertThatTheShopCountedTheSame(JsonNode result) {
    long finished = result.at("/total/requests").asLong();
    assertThat(finished).isPositive();
    assertThat(shop.stats().requests())
        .isBetween(finished, finished + result.at("/total/unfinished").asLong());
  }

  private static List<String> names(JsonNode result) {
    List<String> names = new ArrayList<>();
    result
        .at("/requests")
        .forEach(row -> names.add(row.at("/type").asText() + " " + row.at("/name").asText()));
    return names;
  }
}
