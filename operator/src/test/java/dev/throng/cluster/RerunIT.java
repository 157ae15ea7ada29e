package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** When runs begin that nobody starts by hand, and what is kept of them. */
@OnNode
@Order(1)
class RerunIT {
  @Test
  void given_a_suspended_load_test_then_nothing_runs_until_it_is_released() {
    Space space = Space.of("rerun-suspended");
    space.applied(LoadTestText.of("held").with("run", "{suspend: true}"));
    space.awaitStatus("held", "reason", "spec.run.suspend is true: the first run is held back");
    assertThat(space.kubectl("get", "jobs,pods,secrets", "--output=name", "-l", "throng.dev/run"))
        .isEmpty();

    space.patch("held", "{\"run\": {\"suspend\": false}}");

    LoadTestView test = space.finished("held");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
  }

  @Test
  void given_a_schedule_then_it_runs_by_the_clock_and_only_the_runs_to_be_retained_are_kept() {
    Space space = Space.of("rerun-scheduled");
    space.applied(
        LoadTestText.of("hourly")
            .load("{users: 5, spawnRate: 10, duration: 2s}")
            .with("run", "{policy: Manual, schedule: \"* * * * *\"}")
            .with("retention", "{runs: 1}"));
    space.awaitStatus(
        "hourly", "reason", "waits for spec.run.token to change, or for spec.run.schedule");

    space.awaitStatus("hourly", "run.number", 2);

    LoadTestView test = space.finished("hourly");
    space.patch("hourly", "{\"run\": {\"suspend\": true}}");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.status().path("history").findValuesAsText("number")).containsExactly("2");
    Space.await(
        "only the second run's report is kept",
        () -> reports(space).matches("configmap/hourly-2-[0-9a-f]{5}-report\n"));
  }

  private static String reports(Space space) {
    String selector = "throng.dev/loadtest=hourly,throng.dev/role=report";
    return space.kubectl("get", "configmaps", "--output=name", "--selector=" + selector);
  }
}
