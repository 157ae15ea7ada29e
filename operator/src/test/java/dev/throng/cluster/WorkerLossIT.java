package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One of two workers is lost while the load runs: another takes its place. */
@OnNode
class WorkerLossIT {
  @Test
  void given_a_worker_that_is_killed() {
    assertThatItIsLostAndReplaced("killed", RunPod::kill);
  }

  @Test
  void given_a_worker_that_runs_out_of_memory() {
    assertThatItIsLostAndReplaced("exhausted", RunPod::exhaustMemory);
  }

  @Test
  void given_a_worker_that_is_evicted() {
    Space space = started("evicted", "10m");
    RunPod victim = space.pod("evicted", "worker");

    victim.evict();

    space.kubectl("wait", "pod/" + victim.name(), "--for=delete", "--timeout=180s");
    assertThatItRunsInFullAgain(space, "evicted");
  }

  @Test
  void given_a_worker_whose_pod_is_deleted_then_the_verdict_stands() {
    Space space = started("removed", "75s");
    RunPod victim = space.pod("removed", "worker");

    victim.delete();

    space.kubectl(
        "wait", "job/removed-1-worker", "--for=jsonpath={.status.ready}=2", "--timeout=60s");
    LoadTestView test = space.finished("removed");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.requests())
        .as("40 users of two requests a second for 75 s, of which one worker alone would make half")
        .isBetween(3200L, 6000L);
    space.awaitNothingLeftOf("removed");
  }

  @Test
  void given_a_worker_that_is_cut_off_from_its_master_and_comes_back() {
    Space space = started("cut-off", "10m");
    RunPod worker = space.pod("cut-off", "worker");
    RunPod master = space.pod("cut-off", "master");

    worker.cutOffFrom(master);
    space.awaitStatus("cut-off", "workers.connected", 1);
    space.kubectl("wait", "lt/cut-off", "--for=condition=Degraded", "--timeout=60s");
    worker.reconnectTo(master);

    assertThatItRunsInFullAgain(space, "cut-off");
  }

  private static void assertThatItIsLostAndReplaced(String name, Consumer<RunPod> loss) {
    Space space = started(name, "10m");

    loss.accept(space.pod(name, "worker"));

    space.awaitStatus(name, "workers.lost", 1);
    assertThatItRunsInFullAgain(space, name);
    assertThat(space.events(name)).contains("WorkerLost", "WorkerReplaced");
  }

  private static void assertThatItRunsInFullAgain(Space space, String name) {
    space.awaitStatus(name, "workers.connected", 2);
    space.kubectl("wait", "lt/" + name, "--for=condition=Degraded=False", "--timeout=60s");
    space.awaitStatus(name, "users.running", 40);
    space.patch(name, "{\"run\": {\"stop\": true}}");
    LoadTestView test = space.finished(name);
    assertThat(test.reason()).as(test.toString()).isEqualTo("spec.run.stop is true");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.status().at("/thresholds/0/holds").asBoolean()).isTrue();
    space.awaitNothingLeftOf(name);
  }

  private static Space started(String name, String duration) {
    Space space = Space.of(name);
    space.started(
        LoadTestText.of(name)
            .load("{users: 40, spawnRate: 40, duration: " + duration + "}")
            .workers(", volumes: [{name: tmp, emptyDir: {medium: Memory}}]"));
    space.awaitStatus(name, "users.running", 40);
    return space;
  }
}
