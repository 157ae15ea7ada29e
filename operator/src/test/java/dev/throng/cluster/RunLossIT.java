package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What a run can't or need not survive. */
@OnNode
@Order(3)
class RunLossIT {
  @Test
  void given_a_target_that_goes_away_and_comes_back_then_the_load_goes_on_and_the_gap_is_judged() {
    Space space = Space.withOwnShop("gone");
    space.started(LoadTestText.of("gone").load("{users: 10, spawnRate: 10, duration: 60s}"));

    space.kubectl("scale", "deployment/shop", "--replicas=0");
    space.kubectl("wait", "pods", "--selector=app=shop", "--for=delete", "--timeout=60s");
    space.kubectl("scale", "deployment/shop", "--replicas=1");
    space.kubectl("wait", "--for=condition=Available", "deployment/shop", "--timeout=60s");

    LoadTestView test = space.finished("gone");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Failed");
    assertThat(test.reason()).contains("failureRatio");
    assertThat(test.status().path("summary").path("failures").asLong())
        .isPositive()
        .isLessThan(test.requests());
    assertThat(space.requestsCountedByTheShop())
        .as("the shop that came back was loaded too")
        .isPositive();
    space.awaitNothingLeftOf("gone");
  }

  @Test
  void given_a_namespace_that_is_deleted_then_the_run_goes_with_it() {
    Space space = Space.of("doomed");
    space.started(LoadTestText.of("doomed").load("{users: 10, spawnRate: 10, duration: 10m}"));

    Node.started().kubectl().run("delete", "namespace", "doomed", "--timeout=180s");

    LoadTestView again = Space.of("doomed").run(LoadTestText.of("doomed"));
    assertThat(again.verdict()).as(again.toString()).isEqualTo("Passed");
  }
}
