package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What keeps a load from beginning. */
@OnNode
@Order(2)
class BeforeLoadIT {
  /** Long enough for a busy node to have tried. */
  private static final String SOON = "{workersReady: 30s}";

  /** A registry that nobody serves: a pull fails at once, with or without a network. */
  private static final String NO_IMAGE = "localhost:9/throng/nothing:0";

  @Test
  void given_an_image_that_does_not_exist_then_it_ends_in_error_with_the_pods_own_reason() {
    Space space = Space.of("no-image");

    LoadTestView test =
        space.run(LoadTestText.of("no-image").with("image", NO_IMAGE).with("timeouts", SOON));

    assertThat(test.message("Finished"))
        .startsWith("Error: 0 of 1 workers are connected after 30s: pod no-image-1-")
        .containsAnyOf("ErrImagePull", "ImagePullBackOff");
    assertThatItNeverRan(space, test);
  }

  @Test
  void given_a_quota_that_is_too_small_then_it_ends_in_error_and_names_the_quota() {
    Space space = Space.of("small-quota");
    space.kubectl("create", "quota", "tiny", "--hard=pods=1");

    LoadTestView test = space.run(LoadTestText.of("cramped").with("timeouts", SOON));

    assertThat(test.message("Finished")).contains("exceeded quota: tiny").contains("pods=1");
    assertThatItNeverRan(space, test);
  }

  @Test
  void given_workers_that_no_node_takes_then_it_ends_in_error_with_the_schedulers_words() {
    Space space = Space.of("unschedulable");

    LoadTestView test =
        space.run(
            LoadTestText.of("picky").workers(", nodeSelector: {pool: gpu}").with("timeouts", SOON));

    assertThat(test.message("Finished"))
        .contains("Unschedulable")
        .contains("node affinity/selector");
    assertThatItNeverRan(space, test);
  }

  @Test
  void given_workers_without_enough_memory_to_start_then_it_ends_in_error_and_says_so() {
    Space space = Space.of("small-memory");

    LoadTestView test =
        space.run(
            LoadTestText.of("starved")
                .with(
                    "workers",
                    "{pod: {resources: {limits: {memory: 24Mi}, requests: {cpu: 20m, memory: 24Mi}}}}")
                .with("timeouts", SOON));

    assertThat(test.message("Finished")).contains("OOMKilled");
    assertThatItNeverRan(space, test);
  }

  @Test
  void given_a_missing_secret_then_it_is_named_and_the_run_goes_on_when_it_appears() {
    Space space = Space.of("no-secret");
    space.applied(
        LoadTestText.of("secretive")
            .with("secrets", "{password: {secretKeyRef: {name: login, key: password}}}"));
    space.awaitStatus("secretive", "phase", "Preflight");
    space.kubectl("wait", "lt/secretive", "--for=condition=Degraded", "--timeout=60s");
    assertThat(space.view("secretive").message("Degraded"))
        .isEqualTo("Secret login does not exist");

    space.kubectl("create", "secret", "generic", "login", "--from-literal=password=x");

    LoadTestView test = space.finished("secretive");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
  }

  @Test
  void given_more_users_than_the_administrator_allows_then_it_is_refused_by_the_rules_name() {
    Space space = Space.of("too-many");

    space.applied(LoadTestText.of("greedy").load("{users: 20000, spawnRate: 10, duration: 5s}"));
    space.kubectl("wait", "lt/greedy", "--for=condition=Accepted=False", "--timeout=60s");

    assertThat(space.view("greedy").message("Accepted"))
        .isEqualTo("spec.load: asks for 20000 users, allowed are 5000 (rule maxUsersPerTest)");
    assertThat(space.kubectl("get", "lt", "greedy", "--output=wide"))
        .as("the column REASON")
        .contains("asks for 20000 users, allowed are 5000");
    Command.Result waited = space.throng("wait", "greedy");
    assertThat(waited.exitCode()).as(waited.text()).isEqualTo(2);
    assertThat(waited.text()).contains("greedy is not accepted: spec.load: asks for 20000 users");
    assertThat(space.kubectl("get", "jobs,pods", "--output=name")).isEmpty();
  }

  private static void assertThatItNeverRan(Space space, LoadTestView test) {
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Error");
    assertThat(test.condition("Succeeded")).isEqualTo("False");
    assertThat(test.status().has("summary")).isFalse();
    assertThat(space.events(test.name())).containsOnly("Accepted", "Degraded", "Finished");
    space.awaitNothingLeftOf(test.name());
  }
}
