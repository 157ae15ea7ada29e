package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnNode
class MetricsIT {
  private static final Path DASHBOARDS = Node.root().resolve("helm/throng/dashboards");

  @Test
  void given_a_prometheus_then_every_query_of_both_dashboards_returns_data() throws IOException {
    Space space = Space.of("observed");
    space.run(LoadTestText.of("first"));
    space.started(withFailures("observed"));
    RunPod master = space.pod("observed", "master");
    RunPod worker = space.pod("observed", "worker");
    Prometheus prometheus = Prometheus.of(Space.operator(), master, worker, "observed");
    Set<String> unanswered = queries();
    unanswered.add("throng_requests_total{role=\"worker\"}");
    assertThat(unanswered).hasSizeGreaterThan(20);

    Space.await(
        "data for " + unanswered,
        () -> {
          unanswered.removeIf(prometheus::answers);
          return unanswered.isEmpty();
        });

    prometheus.stop();
    promtoolIsClean(
        "operator", "/api/v1/namespaces/throng-system/services/throng:http/proxy/metrics");
    promtoolIsClean(
        "master",
        "/api/v1/namespaces/observed/pods/https:" + master.name() + ":8089/proxy/metrics");
    promtoolIsClean(
        "worker", "/api/v1/namespaces/observed/pods/" + worker.name() + ":8089/proxy/metrics");
    space.kubectl("delete", "lt/observed");
  }

  private static LoadTestText withFailures(String name) {
    return LoadTestText.of(name)
        .load("{users: 20, spawnRate: 20, duration: 10m}")
        .with(
            "userClasses",
            "[{name: Visitor, wait: {constant: 500ms},"
                + " tasks: [{name: browse, steps: [{get: /api/products}, {get: /nowhere}]}]}]");
  }

  private static Set<String> queries() throws IOException {
    Set<String> queries = new LinkedHashSet<>();
    for (String file : List.of("run.json", "runs.json")) {
      JsonNode dashboard = new JsonMapper().readTree(DASHBOARDS.resolve(file).toFile());
      dashboard
          .findValuesAsText("expr")
          .forEach(expression ->
              queries.add(
                  expression.replace("$namespace", "observed").replace("$loadtest", "observed")));
    }
    return queries;
  }

  private static void promtoolIsClean(String whose, String path) {
    String metrics = Node.started().kubectl().run("get", "--raw", path);
    Command promtool =
        new Command(Map.of(), new ArrayList<>(List.of(Node.program("PROMTOOL", "promtool"))));
    assertThat(metrics).as(whose).contains("# HELP throng_");
    assertThat(promtool.attempt(metrics, "check", "metrics").text()).as(whose).isEmpty();
  }
}
