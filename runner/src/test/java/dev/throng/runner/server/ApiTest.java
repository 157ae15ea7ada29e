package dev.throng.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.master.Master;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class ApiTest {
  private static final Set<String> OPEN = Set.of("/", "/livez", "/readyz", "/metrics");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final ServedMaster served = ServedMaster.waiting(vertx);

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void theOpenApiFileNamesExactlyTheRoutesThatThereAre() throws IOException {
    Set<String> routes = new TreeSet<>();
    Master master = served.master;
    Routes.of(
            vertx,
            new Token(ServedMaster.TOKEN),
            MasterServer.probes(vertx, master),
            new RunApi(master, 1, MasterServer.MOST_USERS),
            new LiveEvents(vertx, master, 1),
            new WorkerGate(vertx, master, ServedMaster.VERSION, new Backlog(master)))
        .getRoutes()
        .stream()
        .filter(route -> route.isExactPath() && route.getPath() != null)
        .forEach(route -> {
          for (HttpMethod method : route.methods()) {
            routes.add(method.name() + " " + route.getPath());
          }
        });

    assertThat(documented()).isEqualTo(routes);
  }

  @Test
  void allButProbesAndMetricsNeedTheToken() throws Exception {
    for (String operation : documented()) {
      String method = operation.substring(0, operation.indexOf(' '));
      String path = operation.substring(operation.indexOf(' ') + 1);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody());

      int without = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      int wrong =
          client
              .send(
                  request
                      .copy()
                      .header("Authorization", "Bearer " + almost(ServedMaster.TOKEN))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();

      assertThat(without).as(operation).isEqualTo(OPEN.contains(path) ? 200 : 401);
      assertThat(wrong).as(operation).isEqualTo(OPEN.contains(path) ? 200 : 401);
    }
  }

  @Test
  void whoHasTheStatusAlreadyGetsNothingNew() throws Exception {
    HttpResponse<String> first = get("/api/v1/run", "");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(first.body()).contains("\"state\":\"WaitingForWorkers\"").contains("\"desired\":1");
    assertThat(get("/api/v1/run", tag).statusCode()).isEqualTo(304);
    assertThat(get("/api/v1/run", "\"other\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/run/users       | {\"users\": 5}       | 202",
        "/api/v1/run/users       | {\"users\": -1}      | 400",
        "/api/v1/run/users       | {\"users\": 1.5}     | 400",
        "/api/v1/run/users       | {\"users\": \"many\"}  | 400",
        "/api/v1/run/users       | [                   | 400",
        "/api/v1/run/stop        | {}                  | 400",
        "/api/v1/run/stop        | {\"reason\": \"enough\"} | 202",
        "/api/v1/run/stop        | {\"reason\": \"lost\", \"verdict\": \"Error\"} | 202",
        "/api/v1/run/stop        | {\"reason\": \"lost\", \"verdict\": \"Passed\"} | 400",
        "/api/v1/run/acknowledge | {}                  | 204"
      })
  void wishesAreTakenOrRefusedWithOneSentence(String path, String body, int status)
      throws Exception {
    HttpResponse<String> response = post(path, body);

    assertThat(response.statusCode()).isEqualTo(status);
    if (status == 400) {
      assertThat(response.body()).startsWith("{\"error\":\"the body must be JSON with ");
    }
  }

  @Test
  void aBodyOfMoreThan64KibibytesIsRefused() throws Exception {
    assertThat(post("/api/v1/run/stop", " ".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void aReportCanBeAskedForInASizeThatFits() throws Exception {
    assertThat(get("/api/v1/run/report.html", "").body().length())
        .isGreaterThanOrEqualTo(get("/api/v1/run/report.html?maxBytes=1", "").body().length());
    HttpResponse<String> wrong = get("/api/v1/run/report.html?maxBytes=1MB", "");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("maxBytes must be a whole number");
  }

  @Test
  void metricsComeInBothFormats() throws Exception {
    HttpRequest text = HttpRequest.newBuilder(uri("/metrics")).build();
    HttpRequest openMetrics =
        HttpRequest.newBuilder(uri("/metrics"))
            .header("Accept", "application/openmetrics-text; version=1.0.0")
            .build();

    assertThat(client.send(text, BodyHandlers.ofString()).body())
        .contains("throng_workers{state=\"ready\"} 0")
        .contains("throng_users{user_class=\"A\"} 0");
    assertThat(client.send(openMetrics, BodyHandlers.ofString()).body()).endsWith("# EOF\n");
  }

  private HttpResponse<String> get(String path, String tag) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + ServedMaster.TOKEN)
            .header("If-None-Match", tag)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + ServedMaster.TOKEN)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String almost(String token) {
    return token.substring(0, token.length() - 1) + "x";
  }

  private URI uri(String path) {
    return URI.create(served.url(path));
  }

  @SuppressWarnings("unchecked") // the file is ours
  private static Set<String> documented() throws IOException {
    Map<String, Object> document =
        new Yaml().load(Files.readString(Path.of("..", "docs", "api", "openapi.yaml")));
    Set<String> operations = new TreeSet<>();
    Objects.requireNonNull((Map<String, Map<String, Object>>) document.get("paths"))
        .forEach((path, methods) ->
            methods
                .keySet()
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }
}
