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
    assertThat(space.events("shop").split(" "))
        .containsExactlyInAnyOrder("Accepted", "WorkersReady", "LoadStarted", "Finished");
    space.awaitNothingLeftOf("shop");
  }

  @Test
  void given_a_threshold_that_cannot_hold_then_it_fails_and_names_what_it_observed() {
    Space space = Space.of("verdict-failed");

    LoadTestView test =
        space.run(LoadTestText.of("impossible").with("thresholds", "[{expect: p95 < 1us}]"));

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Failed");
    assertThat(test.condition("Succeeded")).isEqualTo("False");
    assertThat(test.status().path("thresholds").path(0).path("observed").asText())
        .matches("[0-9.]+(us|µs|ms|s)");
    assertThat(test.reason()).contains("p95").contains("< 1us");
  }
}
