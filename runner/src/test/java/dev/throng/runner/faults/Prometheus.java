package dev.throng.runner.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.throng.runner.truth.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus that reads native histograms, once a second. */
final class Prometheus implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("\"Listening on\" address=127.0.0.1:(\\d+)");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final int port;

  /**
   * @param folder for its data
   * @param masters ports of this machine that its job {@code master} scrapes
   * @param workers those of its job {@code worker}
   */
  Prometheus(Path program, Path folder, List<Integer> masters, List<Integer> workers)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yaml"),
            """
            global: {scrape_interval: 1s}
            scrape_configs:
              - {job_name: master, static_configs: [{targets: %s}]}
              - {job_name: worker, static_configs: [{targets: %s}]}
            """
                .formatted(targets(masters), targets(workers)));
    Path log = folder.resolve("prometheus.log");
    process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0",
                "--enable-feature=native-histograms")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      Eventually.holds("Prometheus listens", Duration.ofSeconds(20), () -> listening(log).find());
    } catch (AssertionError e) {
      close();
      throw new AssertionError(Files.readString(log), e);
    }
    Matcher listening = listening(log);
    port = listening.find() ? Integer.parseInt(listening.group(1)) : 0;
  }

  private static List<String> targets(List<Integer> ports) {
    return ports.stream().map(port -> "\"127.0.0.1:" + port + "\"").toList();
  }

  private static Matcher listening(Path log) throws IOException {
    return LISTENING.matcher(Files.readString(log));
  }

  /** The one value that a query gives now; empty if it finds nothing. */
  OptionalDouble value(String query) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query=" + encoded);
    String body = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    JsonNode result = JSON.readTree(body).at("/data/result");
    return switch (result.size()) {
      case 0 -> OptionalDouble.empty();
      case 1 -> OptionalDouble.of(result.at("/0/value/1").asDouble());
      default -> throw new AssertionError(query + " gives more than one value: " + body);
    };
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
