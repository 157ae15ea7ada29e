package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator itself is away for a while: runs end as if nothing had happened. */
@OnNode
@Tag("apart")
class OperatorLossIT {
  @Test
  void given_an_operator_that_is_killed_in_each_phase_then_all_runs_go_on_and_none_begins_twice() {
    Space space = Space.of("restarted");
    space.addService("other");
    space.addService("third");
    space.addService("fourth");
    space.run(LoadTestText.of("finished"));
    space.applied(
        at("other", "preflight")
            .with("secrets", "{password: {secretKeyRef: {name: login, key: password}}}"));
    space.applied(at("third", "provisioning").workers(", nodeSelector: {pool: late}"));
    space.started(at("fourth", "stopping").load("{users: 10, spawnRate: 10, duration: 10m}"));
    space.started(LoadTestText.of("running").load("{users: 10, spawnRate: 10, duration: 15s}"));
    space.applied(LoadTestText.of("queued"));
    space.awaitStatus("queued", "phase", "Queued");
    space.awaitStatus("preflight", "phase", "Preflight");
    space.awaitStatus("provisioning", "phase", "Provisioning");

    space.patch("stopping", "{\"run\": {\"stop\": true}}");
    Space.operator().delete();
    space.kubectl("create", "secret", "generic", "login", "--from-literal=password=x");
    space.kubectl("label", "nodes", "--all", "pool=late");

    LoadTestView stopped = space.finished("stopping");
    assertThat(stopped.verdict()).as(stopped.toString()).isEqualTo("Aborted");
    assertThat(stopped.run()).isEqualTo(1);
    assertThat(space.events("stopping"))
        .containsOnlyOnce("LoadStarted")
        .containsOnlyOnce("Finished");
    space.awaitNothingLeftOf("stopping");
    for (String name : List.of("running", "queued", "preflight", "provisioning", "finished")) {
      LoadTestView test = space.finished(name);
      assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
      assertThat(test.run()).as(name).isEqualTo(1);
      assertThat(space.events(name))
          .as(name)
          .containsOnlyOnce("LoadStarted")
          .containsOnlyOnce("Finished");
      space.awaitNothingLeftOf(name);
    }
    assertThat(space.view("running").requests())
        .as("15 s of 10 users, two requests a second each")
        .isBetween(200L, 310L);
  }

  @Test
  void
      given_an_api_server_that_is_away_for_30_seconds_then_a_load_that_ends_meanwhile_has_its_verdict() {
    Space space = Space.of("unreachable");
    space.started(LoadTestText.of("unwatched").load("{users: 10, spawnRate: 10, duration: 15s}"));
    String rule = " INPUT -s " + Space.operator().address() + " -p tcp --dport 6443 -j DROP";

    Node.started().shell("iptables --wait -I" + rule + "; sleep 30; iptables --wait -D" + rule);

    LoadTestView test = space.finished("unwatched");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.requests()).isBetween(200L, 310L);
    assertThat(space.events("unwatched"))
        .containsExactlyInAnyOrder("Accepted", "WorkersReady", "LoadStarted", "Finished");
    space.awaitNothingLeftOf("unwatched");
  }

  @Test
  void given_two_operators_when_the_leader_is_deleted_then_the_other_goes_on_with_its_run() {
    Space space = Space.of("succession");
    Node.started().install(2);
    try {
      space.started(LoadTestText.of("inherited").load("{users: 10, spawnRate: 10, duration: 25s}"));
      RunPod leader = Space.leader();

      leader.delete();

      LoadTestView test = space.finished("inherited");
      assertThat(Space.leader()).isNotEqualTo(leader);
      assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
      assertThat(test.requests())
          .as("25 s of 10 users, two requests a second each")
          .isBetween(400L, 510L);
      assertThat(test.status().path("history").findValuesAsText("number")).containsExactly("1");
      assertThat(space.events("inherited"))
          .containsExactlyInAnyOrder("Accepted", "WorkersReady", "LoadStarted", "Finished");
      assertThat(jobsThatMadePods(space))
          .hasSize(2)
          .allMatch(job -> job.matches("inherited-1-[0-9a-f]{5}-(master|worker)"));
      space.awaitNothingLeftOf("inherited");

      RunPod second = Space.leader();
      second.endInOrder();
      assertThat(Space.leader().name())
          .as("who takes over as soon as the leader has ended, not when its lease expires")
          .isNotEmpty()
          .isNotEqualTo(second.name());
    } finally {
      Node.started().install(1);
    }
  }

  /** Each as often as it has made one. */
  private static String[] jobsThatMadePods(Space space) {
    return space
        .kubectl(
            "get",
            "events",
            "--field-selector=involvedObject.kind=Job,reason=SuccessfulCreate",
            "--output=jsonpath={.items[*].involvedObject.name}")
        .split(" ");
  }

  private static LoadTestText at(String service, String name) {
    return LoadTestText.of(name).with("target", "{baseUrl: http://" + service + "}");
  }
}
