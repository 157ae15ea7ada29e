package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import dev.throng.shop.traffic.ShopStats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in Java, beside their counterparts in YAML: the same names, the same proportions.
 */
@Tag("timed")
class JavaExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Path JAVA = EXAMPLES.resolve("java");

  @TempDir private Path directory = Path.of("");
  private Shop shop = Shop.start(ShopOptions.DEFAULT);

  @AfterEach
  void stopShop() {
    shop.close();
  }

  @Test
  void aWebsiteUserDoesWhatTheShopperOfTheManifestDoes() throws IOException {
    String[] load = {"-u", "100", "-r", "100", "-t", "6s", "--seed", "7"};
    Map<String, Long> inYaml = counts(run(EXAMPLES.resolve("shop.yaml"), load));
    newShop();

    JsonNode result = run(JAVA.resolve("WebsiteUser.java"), load);

    assertThatNothingFailed(result);
    assertThatTheShopCountedTheSame(result);
    Map<String, Long> inJava = counts(result);
    assertThat(inJava.keySet()).isEqualTo(inYaml.keySet());
    assertThat(inJava.get("POST /api/auth/login")).isEqualTo(100);
    inYaml.forEach((name, count) ->
        assertThat((double) inJava.getOrDefault(name, 0L))
            .as(name)
            .isBetween(count - 6 * Math.sqrt(count), count + 6 * Math.sqrt(count)));
  }

  @Test
  void tagsChooseTasksOfAJavaClassToo() throws IOException {
    JsonNode result =
        run(JAVA.resolve("WebsiteUser.java"), "-u", "40", "-r", "40", "-t", "3s", "-T", "browse");

    assertThatNothingFailed(result);
    assertThat(counts(result).keySet())
        .containsExactlyInAnyOrder(
            "POST /api/auth/login", "GET /api/products", "GET /api/products/[id]");
    ShopStats stats = shop.stats();
    assertThat(stats.requests("POST", "/api/auth/login", 200)).isEqualTo(40);
    assertThat(stats.requests("POST", "/api/cart/items")).isZero();
  }

  @Test
  void aHundredMixedUsersAreThirtyTenAndSixty() throws IOException {
    JsonNode result = run(JAVA.resolve("mixed.yaml"), "-u", "100", "-r", "100", "-t", "6s");

    assertThatNothingFailed(result);
    assertThatTheShopCountedTheSame(result);
    Map<String, Long> counts = counts(result);
    assertThat(counts.get("POST /api/auth/login")).isEqualTo(10);
    assertThat(counts.get("GET /api/export")).isBetween(30L * 40, 30L * 61);
    assertThat(counts.get("GET /api/mobile/feed")).isGreaterThan(60);
  }

  @Test
  void hooksSayWhenTheTestStartsAndStopsAndWhichRequestsFail() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    JsonNode result;
    try {
      result = run(JAVA.resolve("Events.java"), "-u", "5", "-r", "5", "-t", "2s");
    } finally {
      System.setErr(before);
    }

    String log = logged.toString(StandardCharsets.UTF_8);
    assertThat(log)
        .contains("Test starts against " + shop.url() + " with 5 users")
        .contains("FAILED GET /api/nothing-there: status 404")
        .contains(
            "Test stops: "
                + result.at("/total/requests").asLong()
                + " requests, "
                + result.at("/total/failures").asLong()
                + " failures, mean ");
  }

  @Test
  void whatIsMeasuredIsCountedAsTheDatabaseHasIt() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:shop";
    try (Connection database = DriverManager.getConnection(url, "sa", "")) {
      database
          .createStatement()
          .execute("create table orders (id identity primary key, product int)");
      Path manifest = ofDatabase(url);

      JsonNode result = run(manifest, "-u", "5", "-r", "50", "-t", "2s");

      assertThatNothingFailed(result);
      Map<String, Long> counts = counts(result);
      assertThat(counts.keySet())
          .containsExactlyInAnyOrder(" connect", " insert order", " count orders");
      assertThat(counts.get(" connect")).isEqualTo(5);
      long inserted = counts.getOrDefault(" insert order", 0L);
      try (ResultSet rows =
          database.createStatement().executeQuery("select count(*) from orders")) {
        rows.next();
        assertThat(rows.getLong(1))
            .isBetween(inserted, inserted + result.at("/total/unfinished").asLong());
      }
    } finally {
      server.stop();
    }
  }

  private Path ofDatabase(String url) throws IOException, URISyntaxException {
    Path driver = Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String source = Files.readString(JAVA.resolve("Orders.java"));
    Files.writeString(
        directory.resolve("Orders.java"),
        source.replace("jdbc:h2:tcp://localhost:9092/mem:shop", url));
    return Files.writeString(
        directory.resolve("orders.yaml"),
        Files.readString(JAVA.resolve("orders.yaml")).replace("libs/*.jar", driver.toString()));
  }

  private void newShop() {
    shop.close();
    shop = Shop.start(ShopOptions.DEFAULT);
  }

  private JsonNode run(Path test, String... flags) throws IOException {
    Path json = directory.resolve("result.json");
    List<String> arguments = new ArrayList<>(List.of("run", test.toString()));
    arguments.addAll(List.of("-H", shop.url(), "--only-summary", "--json", json.toString()));
    arguments.addAll(List.of(flags));
    Main.commandLine().execute(arguments.toArray(String[]::new));
    return new ObjectMapper().readTree(Files.readString(json));
  }

  private static Map<String, Long> counts(JsonNode result) {
    Map<String, Long> counts = new TreeMap<>();
    result
        .at("/requests")
        .forEach(row ->
            counts.put(
                row.at("/type").asText() + " " + row.at("/name").asText(),
                row.at("/requests").asLong()));
    return counts;
  }

  private static void assertThatNothingFailed(JsonNode result) {
    assertThat(result.at("/exceptions")).as("exceptions").isEmpty();
    assertThat(result.at("/failures")).as("failures").isEmpty();
  }

  private void assertThatTheShopCountedTheSame(JsonNode result) {
    long finished = result.at("/total/requests").asLong();
    assertThat(finished).isPositive();
    assertThat(shop.stats().requests())
        .isBetween(finished, finished + result.at("/total/unfinished").asLong());
  }
}
