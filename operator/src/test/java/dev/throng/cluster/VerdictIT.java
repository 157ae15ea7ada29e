package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

@EnabledIfSystemProperty(
    named = "k3s.image",
    matches = ".+",
    disabledReason = "-Dk3s.image is not set")
@ExtendWith(TellWhy.class)
@TestInstance(Lifecycle.PER_CLASS)
class VerdictIT {
  /** And as slow as a machine may be that a whole cluster shares. */
  private static final String TWO_WORKERS =
      """
        workers: {usersPerWorker: 50}
        validity: {maxEventLoopLagP99: 1m, maxThrottledRatio: 100%, minAchievedLoad: 0%}
      """;

  private Space space;

  @BeforeAll
  void shop() {
    space = Space.withShop("verdicts");
  }

  @Test
  void given_the_shop_example_and_two_workers_then_it_passes_and_counts_what_the_shop_counted() {
    long before = space.requestsCountedByTheShop();

    space.applied(
        Space.example("shop.yaml")
            .replace("duration: 30s, warmup: 10s}", "duration: 12s, warmup: 3s}\n" + TWO_WORKERS)
            .replaceAll("(p9[59]) < .*", "$1 < 10s"));
    LoadTestView test = space.finished("shop");

    System.out.println(space.kubectl("get", "lt"));
    System.out.println(space.kubectl("describe", "lt/shop"));
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.condition("Succeeded")).isEqualTo("True");
    assertThat(test.status().path("workers").path("desired").asInt()).isEqualTo(2);
    assertThat(test.status().path("summary").path("requests").asLong())
        .isPositive()
        .isEqualTo(space.requestsCountedByTheShop() - before);
  }

  @Test
  void given_a_threshold_that_cannot_hold_then_it_fails_and_names_what_it_observed() {
    space.applied(LoadTestText.of("impossible").thresholds("[{expect: p95 < 1us}]").toString());

    LoadTestView test = space.finished("impossible");

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Failed");
    assertThat(test.condition("Succeeded")).isEqualTo("False");
    assertThat(test.status().path("thresholds").path(0).path("observed").asText())
        .matches("[0-9.]+(us|µs|ms|s)");
    assertThat(test.reason()).contains("p95").contains("< 1us");
  }

  @Test
  void given_an_image_that_does_not_exist_then_it_ends_in_error_with_the_pods_own_reason() {
    space.applied(
        LoadTestText.of("no-image")
            .also("image: throng/nothing:0", "timeouts: {workersReady: 15s}")
            .toString());

    LoadTestView test = space.finished("no-image");

    assertThat(test.verdict()).as(test.toString()).isEqualTo("Error");
    assertThat(test.message("Finished")).containsAnyOf("ErrImagePull", "ImagePullBackOff");
    space.kubectl(
        "wait",
        "pods,jobs",
        "--selector",
        "throng.dev/loadtest=no-image",
        "--for=delete",
        "--timeout=30s");
  }
}
