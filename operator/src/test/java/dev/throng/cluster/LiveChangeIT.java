package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do while the load runs. */
@OnNode
@Order(5)
class LiveChangeIT {
  @Tag("nightly")
  @Test
  void given_twice_the_users_by_kubectl_patch_then_workers_and_users_double_without_a_new_run() {
    Space space = Space.of("patched");
    space.started(LoadTestText.of("patched").load("{users: 20, spawnRate: 20, duration: 10m}"));
    space.awaitStatus("patched", "users.running", 20);

    space.patch("patched", "{\"load\": {\"users\": 40}}");

    assertThatItDoublesAndEnds(space, "patched");
  }

  @Test
  void given_twice_the_users_by_kubectl_scale_then_workers_and_users_double_without_a_new_run() {
    Space space = Space.of("scaled");
    space.started(LoadTestText.of("scaled").load("{users: 20, spawnRate: 20, duration: 10m}"));
    space.awaitStatus("scaled", "users.running", 20);

    space.kubectl("scale", "lt/scaled", "--replicas=40");

    assertThatItDoublesAndEnds(space, "scaled");
  }

  private static void assertThatItDoublesAndEnds(Space space, String name) {
    space.awaitStatus(name, "workers.connected", 2);
    space.awaitStatus(name, "users.running", 40);
    space.patch(name, "{\"run\": {\"stop\": true}}");
    LoadTestView test = space.finished(name);
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Aborted");
    assertThat(test.reason()).isEqualTo("spec.run.stop is true");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.status().path("summary").path("failures").asInt()).isZero();
    space.awaitNothingLeftOf(name);
  }

  @Test
  void given_a_deleted_load_test_then_its_load_stops_and_nothing_is_left() {
    Space space = Space.withOwnShop("deleted");
    space.started(LoadTestText.of("deleted").load("{users: 10, spawnRate: 10, duration: 10m}"));

    long deleted = System.nanoTime();
    space.kubectl("delete", "lt/deleted", "--timeout=30s");
    space.kubectl(
        "wait",
        "pods",
        "--selector",
        "throng.dev/loadtest=deleted",
        "--for=delete",
        "--timeout=60s");
    assertThat(Duration.ofNanos(System.nanoTime() - deleted))
        .as("twice the 10 s promised for a node of its own, since other tests share this one")
        .isLessThan(Duration.ofSeconds(20));

    long counted = space.requestsCountedByTheShop();
    assertThat(
            space.kubectl(
                "get",
                "jobs,pods,services,secrets,configmaps,networkpolicies",
                "--selector",
                "throng.dev/loadtest=deleted",
                "--output=name"))
        .isEmpty();
    assertThat(space.requestsCountedByTheShop()).isEqualTo(counted);
  }

  @Test
  void given_a_spec_that_changes_twice_within_a_second_then_the_last_one_runs_to_its_verdict() {
    Space space = Space.of("twice");
    space.started(LoadTestText.of("twice").load("{users: 10, spawnRate: 10, duration: 10m}"));

    space.patch("twice", "{\"load\": {\"duration\": \"9m\"}}");
    space.patch("twice", "{\"load\": {\"duration\": \"5s\"}}");
    space.awaitStatus("twice", "run.generation", 3);

    LoadTestView test = space.finished("twice");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.status().path("history"))
        .as("the first run was given up, the one in between never began its load")
        .extracting(run -> run.path("verdict").asText())
        .startsWith("Passed")
        .endsWith("Aborted");
    space.awaitNothingLeftOf("twice");
  }
}
