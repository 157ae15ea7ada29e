package dev.throng.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.outputs.csv.LocustCsv;
import dev.throng.runner.results.RequestStats;
import dev.throng.runner.results.RunView;
import dev.throng.runner.truth.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
class MetricsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void theMetricsOfTheWorkersAddUpToTheMastersAndThoseToTheCsv() throws Exception {
    try (FleetRun run = new FleetRun(2, FleetRun.twelveUsersFor("2m"))) {
      run.target.fail(503);
      int one = run.workerWithMetrics("w1");
      assertThat(status(one, "/livez")).isEqualTo(200);
      assertThat(status(one, "/readyz")).isEqualTo(503);
      int two = run.workerWithMetrics("w2");
      run.awaitSecond(4);
      assertThat(status(one, "/readyz")).isEqualTo(200);
      assertThat(sum(scrape(one), "throng_users", _ -> true)).isEqualTo(6);
      assertThat(sum(scrape(one), "throng_connections", _ -> true)).isEqualTo(6);
      assertThat(sum(scrape(run.port), "throng_connections", _ -> true)).isEqualTo(12);
      run.master.retarget(0);
      run.await("all have ended", view -> view.users().running() == 0);
      run.awaitSecond(run.view().timeline().points().size() + 2);

      String first = scrape(one);
      String second = scrape(two);
      String master = scrape(run.port);
      promtoolFindsNothingIn(first);
      promtoolFindsNothingIn(master);
      for (String name :
          new String[] {
            "throng_requests_total",
            "throng_response_time_seconds_count",
            "throng_received_bytes_total",
            "throng_connections_opened_total"
          }) {
        assertThat(sum(first, name, _ -> true) + sum(second, name, _ -> true))
            .as(name)
            .isEqualTo(sum(master, name, _ -> true))
            .isPositive();
      }
      run.master.interrupt("enough");
      RunView last = run.finished();
      assertThat(scrape(run.port)).contains("throng_users{user_class=\"A\"} 0");
      String csv = LocustCsv.stats(last);
      assertThat((long) sum(master, "throng_requests_total", _ -> true))
          .isEqualTo(run.target.requests())
          .isEqualTo(aggregated(csv, 2));
      assertThat((long) sum(master, "throng_requests_total", line -> !line.contains("error=\"\"")))
          .isEqualTo(last.total().failures())
          .isEqualTo(aggregated(csv, 3))
          .isPositive();
      for (RequestStats stats : last.requests()) {
        assertThat(
                (long)
                    sum(
                        master,
                        "throng_requests_total",
                        line ->
                            line.contains("request=\"" + stats.key().name() + "\"")
                                && line.contains("status_class=\"5xx\"")
                                && line.contains("error=\"status 503\"")))
            .isEqualTo(stats.failures());
      }
    }
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    return get(port, path).statusCode();
  }

  private static String scrape(int port) throws IOException, InterruptedException {
    return get(port, "/metrics").body();
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
        BodyHandlers.ofString());
  }

  private static double sum(String metrics, String name, Predicate<String> which) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(which)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static long aggregated(String csv, int column) {
    String row = csv.lines().filter(line -> line.contains("Aggregated")).findFirst().orElseThrow();
    return Long.parseLong(row.split(",")[column].replace("\"", ""));
  }

  private static void promtoolFindsNothingIn(String metrics) throws Exception {
    Optional<Path> promtool = Tools.find("PROMTOOL", "promtool", "prometheus/usr/bin");
    if (promtool.isEmpty()) {
      return;
    }
    Process process =
        new ProcessBuilder(promtool.get().toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
