package dev.throng.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.LoadTest;
import dev.throng.crds.status.Condition;
import dev.throng.crds.status.Phase;
import dev.throng.crds.status.Verdict;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens before a load begins, or instead of it. */
class WithoutLoadIT {
  private static Node node;

  @BeforeAll
  static void startNode() throws Exception {
    node = Node.start();
  }

  @AfterAll
  static void stopNode() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void an_image_that_does_not_exist_ends_in_error_with_the_pods_own_reason() {
    node.apply(manifest("no-image", "http://a.example", "timeouts: {workersReady: 20s}"));
    LoadTest ended =
        node.await(
            "no-image", Duration.ofSeconds(90), test -> test.getStatus().phase() == Phase.FINISHED);
    assertThat(ended.getStatus().verdict()).isEqualTo(Verdict.ERROR);
    assertThat(condition(ended, "Finished").message()).containsAnyOf("ImagePull", "ErrImage");
    assertThat(condition(ended, "Succeeded").status()).isEqualTo("False");
    assertThat(jobs("no-image")).isEmpty();
    assertThat(node.client.v1().events().inNamespace("default").list().getItems())
        .filteredOn(event -> event.getInvolvedObject().getName().equals("no-image"))
        .extracting(Event::getReason)
        .contains("Accepted", "Finished");
  }

  @Test
  void a_missing_secret_is_named_and_the_run_goes_on_when_it_appears() {
    node.apply(
        manifest(
            "secretive",
            "http://b.example",
            "secrets: {password: {secretKeyRef: {name: login, key: password}}}"));
    LoadTest waiting =
        node.await(
            "secretive",
            Duration.ofSeconds(30),
            test -> test.getStatus().phase() == Phase.PREFLIGHT);
    assertThat(condition(waiting, "Degraded").message()).isEqualTo("Secret login does not exist");
    node.client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("login")
                .withNamespace("default")
                .endMetadata()
                .withStringData(Map.of("password", "x"))
                .build())
        .create();
    node.await(
        "secretive",
        Duration.ofSeconds(30),
        test -> test.getStatus().phase() == Phase.PROVISIONING);
    assertThat(jobs("secretive")).hasSize(2);
  }

  @Test
  void more_users_than_the_administrator_allows_are_refused_by_the_rules_name() {
    node.apply(manifest("greedy", "http://c.example", "").replace("users: 2", "users: 2000"));
    LoadTest refused =
        node.await(
            "greedy", Duration.ofSeconds(30), test -> !test.getStatus().conditions().isEmpty());
    assertThat(condition(refused, "Accepted").message())
        .isEqualTo("spec.load: asks for 2000 users, allowed are 1000 (rule maxUsersPerTest)");
    assertThat(jobs("greedy")).isEmpty();
  }

  private static Iterable<Job> jobs(String test) {
    return node.client
        .batch()
        .v1()
        .jobs()
        .inNamespace("default")
        .withLabel("throng.dev/loadtest", test)
        .list()
        .getItems();
  }

  private static Condition condition(LoadTest test, String type) {
    return test.getStatus().conditions().stream()
        .filter(condition -> condition.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static String manifest(String name, String target, String more) {
    return """
    apiVersion: throng.dev/v1alpha1
    kind: LoadTest
    metadata: {name: %s}
    spec:
      target: {baseUrl: "%s"}
      load: {users: 2, spawnRate: 2, duration: 10s}
      userClasses:
        - name: Visitor
          tasks: [{name: browse, steps: [{get: /}]}]
      %s
    """
        .formatted(name, target, more);
  }
}
