package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnNode
class VerdictIT {
  @Test
  void given_two_workers_then_the_totals_are_what_the_shop_itself_has_counted() {
    Space space = Space.withOwnShop("verdict-counted");

    LoadTestView test =
        space.run(
            LoadTestText.of("shop").load("{users: 40, spawnRate: 20, duration: 8s, warmup: 2s}"));

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.condition("Succeeded")).isEqualTo("True");
    assertThat(test.status().path("workers").path("desired").asInt()).isEqualTo(2);
    assertThat(test.requests()).isPositive().isEqualTo(space.requestsCountedByTheShop());
    assertThat(space.events("shop"))
        .containsExactlyInAnyOrder("Accepted", "WorkersReady", "LoadStarted", "Finished");
    assertThat(warned(space)).as("what a run that passes warns of").doesNotContain("shop-1-");
    space.awaitNothingLeftOf("shop");
    assertThat(space.throng("wait", "lt/shop").text()).endsWith("Passed: " + test.reason() + "\n");
    assertThat(reportOf(space, "report.html")).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(reportOf(space, "stats.csv"))
        .as("Locust's line of all requests")
        .contains(",Aggregated," + test.requests() + ",0,");
    assertThatTheNextRunIsComparedWith(test, space);
  }

  private static String warned(Space space) {
    return space.kubectl(
        "get",
        "events",
        "--field-selector=type=Warning",
        "--output=jsonpath={.items[*].involvedObject.name}");
  }

  private static String reportOf(Space space, String file) {
    Command.Result result = space.throng("report", "shop", "-o", "-", "--file=" + file);
    assertThat(result.exitCode()).as(result.text()).isZero();
    return result.text();
  }

  private static void assertThatTheNextRunIsComparedWith(LoadTestView first, Space space) {
    space.patch(
        "shop",
        """
        {"baseline": {"run": "lastPassed", "expect": ["requests > 1000%", "max <= 100%"]}}\
        """);
    space.awaitStatus("shop", "run.number", 2);

    LoadTestView second = space.finished("shop");

    assertThat(second.status().at("/run/baseline").asInt()).as(second.toString()).isEqualTo(1);
    assertThat(second.status().path("thresholds").findValuesAsText("expect"))
        .contains(
            "max <= " + first.status().at("/summary/max").asText(),
            "requests > " + 10 * first.requests());
    assertThat(second.verdict()).isEqualTo("Failed");
    assertThat(second.reason())
        .startsWith("expected requests > " + 10 * first.requests() + ", observed ");
  }

  @Test
  void given_a_threshold_that_cannot_hold_then_it_fails_and_names_what_it_observed() {
    Space space = Space.of("verdict-failed");
    space.applied(
        LoadTestText.of("impossible")
            .load("{users: 10, spawnRate: 10, duration: 15s}")
            .with("thresholds", "[{expect: p95 < 1us}]"));

    Command.Result waited = space.throng("wait", "impossible", "--timeout=3m");

    LoadTestView test = space.view("impossible");
    assertThat(waited.exitCode()).as(waited.text()).isEqualTo(1);
    assertThat(waited.text())
        .contains("run 1: Running: users are running\n")
        .endsWith("Failed: " + test.reason() + "\n");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Failed");
    assertThat(test.condition("Succeeded")).isEqualTo("False");
    assertThat(test.status().path("thresholds").path(0).path("observed").asText())
        .matches("[0-9.]+(us|µs|ms|s)");
    assertThat(test.reason()).contains("p95").contains("< 1us");
  }
}
