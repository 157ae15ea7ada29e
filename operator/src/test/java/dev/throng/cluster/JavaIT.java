package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users and hooks in Java, from a ConfigMap; and hooks that the operator posts. */
@OnNode
@Tag("apart")
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
          final class Watch implements Hooks {
            private boolean seen;
            @Override public void onTestStart(TestEvent e) { log("hook: starts with " + e.users() + " users"); }
              @Override public void onRequest(RequestEvent e) {
              if (!seen) log("hook: first request");
              seen = true;
            }
          }
        Broken.java: |
          import module dev.throng.users;
          final class Broken extends HttpUser {
            @Task void browse() { http.get("/api/products") }
          }
      """;

  /** Of Shopper.java, as {@code sha256sum} tells it. */
  private static final String SHA256 =
      "d54bc6591b47dba6a9256367ac34c23256bdbe8b98a74ebf4c4cb2a250920c39";

  @Test
  void given_users_in_java_and_hooks_then_they_are_refused_until_the_admin_allows_them_and_run() {
    Space space = Space.withOwnShop("java");
    space.applied(SOURCES);
    space.applied(test("shopper", "Shopper"));
    space.applied(test("broken", "Broken"));
    space.applied(secretOf(tokenOfTheShop()));
    space.applied(hooked());

    space.kubectl("wait", "lt", "--all", "--for=condition=Accepted=False", "--timeout=60s");
    assertThat(space.view("shopper").message("Accepted"))
        .isEqualTo(
            "spec.userClasses[0].java: is not allowed: it is code that runs in the cluster (rule"
                + " allowJava)");
    assertThat(space.view("hooked").message("Accepted"))
        .contains("shop.java")
        .contains("(rule allowedHookHosts");
    assertThat(space.kubectl("get", "jobs", "--output=name")).isEmpty();

    Node.started().install(1, "limits.allowJava=true", "limits.allowedHookHosts={shop.java}");
    try {
      assertThatUsersInJavaRan(space);
      assertThatACompileErrorIsTheReason(space);
      assertThatHooksWerePosted(space);
    } finally {
      Node.started().install(1);
    }
  }

  private static void assertThatUsersInJavaRan(Space space) {
    space.awaitStatus("shopper", "phase", "Running");
    LoadTestView running = space.view("shopper");
    assertThat(running.status().at("/workers/desired").asInt()).as(running.toString()).isEqualTo(2);
    assertThat(running.status().at("/workers/connected").asInt()).isEqualTo(2);
    assertThat(pods(space, "master")).hasSize(1);
    assertThat(pods(space, "worker")).hasSize(2);
    Space.await(
        "the master's hooks and those of each worker are called",
        () ->
            logs(space, "master").contains("hook: starts with 40 users")
                && logs(space, "worker")
                        .lines()
                        .filter(line -> line.contains("hook: first"))
                        .count()
                    == 2);

    LoadTestView shopper = space.finished("shopper");

    assertThat(shopper.verdict()).as(shopper.toString()).isEqualTo("Passed");
    assertThat(shopper.requests())
        .as("10 s of 40 users, two requests a second each")
        .isBetween(600L, 840L);
    assertThat(space.kubectl("get", "lt", "shopper")).contains("Finished", "Passed");
    assertThat(
            space.kubectl("get", "lt", "shopper", "--output=jsonpath={.status.run.java.Shopper}"))
        .isEqualTo(SHA256);
  }

  private static void assertThatACompileErrorIsTheReason(Space space) {
    LoadTestView broken = space.finished("broken");
    assertThat(broken.verdict()).as(broken.toString()).isEqualTo("Error");
    assertThat(broken.message("Finished")).contains("Broken.java:3:").contains("';' expected");
    assertThat(space.kubectl("get", "lt", "broken")).contains("Finished", "Error");
  }

  /** The shop answers 401 to an order of somebody unknown, and 409 to one of an empty cart. */
  private static void assertThatHooksWerePosted(Space space) {
    LoadTestView hooked = space.finished("hooked");
    assertThat(hooked.verdict()).as(hooked.toString()).isEqualTo("Failed");
    space.await(
        "hooked",
        view ->
            view.status().at("/run/hooks").findValuesAsText("state").stream()
                    .filter(state -> !state.equals("Sending"))
                    .count()
                == 4);
    assertThat(space.view("hooked").status().at("/run/hooks"))
        .extracting(hook ->
            hook.path("name").asText()
                + " "
                + hook.path("event").asText()
                + " "
                + hook.path("state").asText())
        .containsExactlyInAnyOrder(
            "open started Sent",
            "open thresholdBroken Sent",
            "open finished Sent",
            "signed finished Failed");
    assertThat(space.view("hooked").status().at("/run/hooks").findValuesAsText("reason"))
        .as("who is known")
        .singleElement()
        .asString()
        .contains("answered with status 409");
    assertThat(space.events("hooked", "HookFailed")).hasSize(1);
  }

  private static List<String> pods(Space space, String role) {
    return space
        .kubectl("get", "pods", "--selector=" + ofShopper(role), "--output=name")
        .lines()
        .toList();
  }

  private static String logs(Space space, String role) {
    return space.kubectl("logs", "--selector=" + ofShopper(role), "--tail=-1");
  }

  private static String ofShopper(String role) {
    return "throng.dev/loadtest=shopper,throng.dev/role=" + role;
  }

  private static String tokenOfTheShop() {
    String login = "/api/v1/namespaces/java/services/shop:http/proxy/api/auth/login";
    String answer =
        Node.started()
            .kubectl()
            .attempt(
                "{\"email\": \"hook@example.com\", \"password\": \"demo\"}",
                "create",
                "--raw",
                login,
                "-f",
                "-")
            .text();
    return answer.replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  private static String secretOf(String token) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: hook}
    stringData: {token: "%s"}
    """
        .formatted(token);
  }

  private static LoadTestText hooked() {
    return LoadTestText.of("hooked")
        .with("thresholds", "[{expect: requests < 200}]")
        .load("{users: 10, spawnRate: 10, duration: 20s}")
        .with("secrets", "{token: {secretKeyRef: {name: hook, key: token}}}")
        .with(
            "hooks",
            "[{name: open, events: [started, thresholdBroken, finished],"
                + " post: \"http://shop.java/api/auth/logout\"},"
                + " {name: signed, events: [finished], post: \"http://shop.java/api/orders\","
                + " headers: {Authorization: \"Bearer ${secrets.token}\"}}]");
  }

  /** 40 users, 20 a worker. */
  private static LoadTestText test(String name, String userClass) {
    String source = "{configMapKeyRef: {name: users, key: " + userClass + ".java}}";
    return LoadTestText.of(name)
        .with("userClasses", "[{name: " + userClass + ", java: " + source + "}]")
        .load("{users: 40, spawnRate: 100, duration: 10s}");
  }
}
