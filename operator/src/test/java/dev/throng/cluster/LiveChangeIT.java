package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What may happen while the load runs. */
@EnabledIfSystemProperty(
    named = "k3s.image",
    matches = ".+",
    disabledReason = "-Dk3s.image is not set")
@ExtendWith(TellWhy.class)
@TestInstance(Lifecycle.PER_CLASS)
class LiveChangeIT {
  private Space space;

  @BeforeAll
  void shop() {
    space = Space.withShop("changes");
  }

  @Test
  void given_twice_the_users_by_kubectl_patch_then_workers_and_users_double_without_a_new_run() {
    start("doubled", "{users: 20, spawnRate: 20, duration: 40s}");
    space.awaitStatus("doubled", "users.running", 20);

    space.kubectl(
        "patch", "lt/doubled", "--type=merge", "--patch={\"spec\":{\"load\":{\"users\":40}}}");
    space.awaitStatus("doubled", "workers.connected", 2);
    space.awaitStatus("doubled", "users.running", 40);

    LoadTestView test = space.finished("doubled");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
  }

  @Test
  void given_a_worker_pod_that_is_deleted_then_it_is_replaced_and_the_verdict_stands() {
    start("bereft", "{users: 40, spawnRate: 40, duration: 40s}");
    space.awaitStatus("bereft", "workers.connected", 2);
    String victim =
        space.kubectl(
            "get",
            "pods",
            "--selector",
            "throng.dev/loadtest=bereft,throng.dev/role=worker",
            "--output=jsonpath={.items[0].metadata.name}");

    space.kubectl("delete", "pod", victim, "--grace-period=0", "--force");
    space.kubectl(
        "wait", "job/bereft-1-worker", "--for=jsonpath={.status.ready}=2", "--timeout=60s");

    LoadTestView test = space.finished("bereft");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.status().path("summary").path("requests").asLong())
        .as("40 users of two requests a second for 40 s; half of them would make about 1800")
        .isGreaterThan(2000);
  }

  @Test
  void given_an_operator_pod_that_is_deleted_then_the_run_ends_as_if_nothing_had_happened() {
    start("orphaned", "{users: 10, spawnRate: 10, duration: 20s}");

    Node.started()
        .kubectl()
        .run(
            "delete",
            "pod",
            "--namespace",
            Node.SYSTEM,
            "--selector",
            "app.kubernetes.io/name=throng-operator",
            "--wait=false");

    LoadTestView test = space.finished("orphaned");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.status().path("summary").path("requests").asLong())
        .as("20 s of 10 users, two requests a second each")
        .isBetween(300L, 420L);
  }

  @Test
  void given_a_deleted_load_test_then_its_load_stops_and_nothing_is_left() {
    start("deleted", "{users: 10, spawnRate: 10, duration: 10m}");

    space.kubectl("delete", "lt/deleted", "--timeout=30s");
    space.kubectl(
        "wait",
        "pods",
        "--selector",
        "throng.dev/loadtest=deleted",
        "--for=delete",
        "--timeout=30s");

    long counted = space.requestsCountedByTheShop();
    assertThat(
            space.kubectl(
                "get",
                "jobs,pods,services,secrets,configmaps,networkpolicies",
                "--selector",
                "throng.dev/loadtest=deleted",
                "--output=name"))
        .doesNotContain("/");
    assertThat(space.requestsCountedByTheShop()).isEqualTo(counted);
  }

  private void start(String name, String load) {
    space.applied(
        LoadTestText.of(name).load(load).also("workers: {usersPerWorker: 20}").toString());
    space.awaitStatus(name, "phase", "Running");
  }
}
