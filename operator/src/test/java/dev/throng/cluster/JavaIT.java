package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Users in Java, from a ConfigMap. */
@OnNode
@Isolated("it changes what the operator allows")
class JavaIT {
  private static final String SOURCES =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: users}
      data:
        Shopper.java: |
          import module dev.throng.users;
          import java.time.Duration;
          public final class Shopper extends HttpUser {
            @Override protected WaitTime waitTime() { return WaitTime.constant(Duration.ofMillis(500)); }
            @Task void browse() { http.get("/api/products"); }
            @Task void product() { http.get("/api/products/{id}", random().nextInt(1, 100)); }
          }
        Broken.java: |
          import module dev.throng.users;
          final class Broken extends HttpUser {
            @Task void browse() { http.get("/api/products") }
          }
      """;

  /** Of Shopper.java, as {@code sha256sum} tells it. */
  private static final String SHA256 =
      "4c3735850ac732148d6acee938f96ecd5d3c75ee854c7f56aced88cd7a3a1060";

  @Test
  void given_users_in_java_then_they_are_refused_until_the_admin_allows_them_and_run_on_workers() {
    Space space = Space.of("java");
    space.applied(SOURCES);
    space.applied(test("shopper", "Shopper"));
    space.applied(test("broken", "Broken"));

    space.kubectl("wait", "lt", "--all", "--for=condition=Accepted=False", "--timeout=60s");
    assertThat(space.view("shopper").message("Accepted"))
        .isEqualTo(
            "spec.userClasses[0].java: is not allowed: it is code that runs in the cluster (rule"
                + " allowJava)");
    assertThat(space.kubectl("get", "jobs", "--output=name")).isEmpty();

    Node.started().install(1, "limits.allowJava=true");
    try {
      LoadTestView shopper = space.finished("shopper");
      assertThat(shopper.verdict()).as(shopper.toString()).isEqualTo("Passed");
      assertThat(shopper.requests())
          .as("10 s of 40 users, two requests a second each")
          .isBetween(600L, 840L);
      assertThat(
              space.kubectl("get", "lt", "shopper", "--output=jsonpath={.status.run.java.Shopper}"))
          .isEqualTo(SHA256);
      LoadTestView broken = space.finished("broken");
      assertThat(broken.verdict()).as(broken.toString()).isEqualTo("Error");
      assertThat(broken.message("Finished")).contains("Broken.java:3:").contains("';' expected");
    } finally {
      Node.started().install(1);
    }
  }

  /** 40 users, 20 a worker. */
  private static LoadTestText test(String name, String userClass) {
    String source = "{configMapKeyRef: {name: users, key: " + userClass + ".java}}";
    return LoadTestText.of(name)
        .with("userClasses", "[{name: " + userClass + ", java: " + source + "}]")
        .load("{users: 40, spawnRate: 100, duration: 10s}");
  }
}
