package dev.throng.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.throng.shop.Shop;
import dev.throng.shop.ShopOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of a local run, from the manifest to the server that is told. */
class RunHooksTest {
  private final List<JsonNode> received = Collections.synchronizedList(new ArrayList<>());
  private final Shop shop = Shop.start(ShopOptions.DEFAULT);
  @TempDir private Path directory = Path.of("");
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/taken",
        exchange -> {
          received.add(new ObjectMapper().readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
    shop.close();
  }

  private Path manifest(String threshold, String path) throws IOException {
    return Files.writeString(
        directory.resolve("test.yaml"),
        """
        apiVersion: throng.dev/v1alpha1
        kind: LoadTest
        metadata: {name: shop}
        spec:
          target: {baseUrl: http://localhost:%d}
          load: {users: 2, spawnRate: 50, duration: 2s}
          userClasses:
            - name: Visitor
              wait: {constant: 50ms}
              tasks: [{name: browse, steps: [{get: /api/products}]}]
          validity: {maxEventLoopLagP99: 1h, minAchievedLoad: 0%%}
          thresholds: [{expect: "%s"}]
          hooks:
            - {name: chat, events: [started, finished], post: "http://127.0.0.1:%d%s"}
        """
            .formatted(shop.port(), threshold, server.getAddress().getPort(), path));
  }

  @Test
  void theServerIsToldOfTheStartAndOfTheVerdictWithItsFigures() throws Exception {
    int code = Main.execute("run", manifest("requests > 1000000", "/taken").toString());

    assertThat(code).isEqualTo(1);
    assertThat(received)
        .extracting(notice -> notice.path("event").asText())
        .containsExactly("started", "finished");
    JsonNode end = received.getLast();
    assertThat(end.path("text").asText())
        .startsWith("shop, run 1: Failed: expected requests > 1000000, observed ");
    assertThat(end.at("/run/verdict").asText()).isEqualTo("Failed");
    assertThat(end.at("/run/summary/requests").asLong()).isPositive();
    assertThat(end.at("/run/thresholds/0/holds").asBoolean(true)).isFalse();
    assertThat(received).extracting(notice -> notice.path("id").asText()).doesNotHaveDuplicates();
  }

  @Test
  void aHookThatIsNotTakenIsANoteAndNoVerdict() throws Exception {
    Path result = directory.resolve("result.json");

    int code =
        Main.execute(
            "run", manifest("failureRatio < 1%", "/other").toString(), "--json", result.toString());

    assertThat(code).isZero();
    assertThat(new ObjectMapper().readTree(result.toFile()).path("notes").toString())
        .contains("hook chat (started): 127.0.0.1 answered with status 404");
  }
}
