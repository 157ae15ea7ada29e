package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two workers is lost while the load runs: another takes its place. */
@OnNode
class WorkerLossIT {
  /** On a busy machine, and yet before a pod that ends in order has had its time. */
  private static final Duration AT_ONCE = Duration.ofSeconds(20);

  @Test
  void given_a_worker_that_is_killed() {
    assertThatItIsLostAndReplaced("killed", RunPod::kill);
  }

  @Tag("nightly")
  @Test
  void given_a_worker_that_runs_out_of_memory() {
    assertThatItIsLostAndReplaced("exhausted", RunPod::exhaustMemory);
  }

  @Test
  void given_a_worker_that_is_evicted() {
    Space space = started("evicted", "10m");
    RunPod victim = space.pod("evicted", "worker");

    Instant evicted = Instant.now();
    victim.evict();

    awaitLoss(space, "evicted", evicted);
    space.kubectl("wait", "pod/" + victim.name(), "--for=delete", "--timeout=180s");
    assertThatItRunsInFullAgain(space, "evicted");
    assertThat(space.events("evicted", "WorkerLost"))
        .singleElement()
        .asString()
        .startsWith("worker " + victim.name() + " left: it was told to end; 20 users wait")
        .contains("its pod had to go (EvictionByEvictionAPI: ");
  }

  @Tag("nightly")
  @Test
  void given_a_worker_whose_pod_is_deleted_then_the_verdict_stands() {
    Space space = started("removed", "75s");
    RunPod victim = space.pod("removed", "worker");

    Instant deleted = Instant.now();
    victim.delete();

    awaitLoss(space, "removed", deleted);
    LoadTestView test = space.finished("removed");
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Passed");
    assertThat(test.run()).isEqualTo(1);
    assertThat(test.requests())
        .as("40 users of two requests a second for 75 s, of which one worker alone would make half")
        .isBetween(3200L, 6000L);
    assertThat(space.events("removed", "WorkerLost"))
        .singleElement()
        .asString()
        .startsWith("worker " + victim.name() + " ")
        .containsPattern("its pod (was deleted|is gone)");
    space.awaitNothingLeftOf("removed");
  }

  /** A master waits 4 s for a sign of life, a worker 8 s. */
  @Test
  void given_a_worker_that_is_cut_off_from_its_master_for_5_seconds_then_it_comes_back_itself() {
    Space space = started("cut-off", "10m");
    RunPod worker = space.pod("cut-off", "worker");
    RunPod master = space.pod("cut-off", "master");
    String workers = workers(space);

    worker.cutOffFrom(master, 5);

    Space.await(
        "the master has lost " + worker.name() + ", and has it again",
        () ->
            space
                .logs(master)
                .matches(
                    "(?s).*worker %1$s: lost\n.*worker %1$s: running\n.*"
                        .formatted(worker.name())));
    assertThat(workers(space)).as("nothing took its place").isEqualTo(workers);
    assertThatItRunsInFullAgain(space, "cut-off");
  }

  private static String workers(Space space) {
    return space.kubectl(
        "get",
        "pods",
        "--output=name",
        "--selector=throng.dev/loadtest=cut-off,throng.dev/role=worker");
  }

  @Tag("nightly")
  @Test
  void
      given_a_worker_that_stays_cut_off_from_its_master_then_it_ends_and_another_takes_its_place() {
    Space space = started("severed", "10m");
    RunPod worker = space.pod("severed", "worker");

    worker.cutOffFrom(space.pod("severed", "master"));

    String exitCode = "{.status.containerStatuses[0].state.terminated.exitCode}";
    space.kubectl(
        "wait", "pod/" + worker.name(), "--for=jsonpath=" + exitCode + "=4", "--timeout=60s");
    awaitLoss(space, "severed", Instant.now());
    assertThatItWasLostAndReplaced(space, "severed", worker);
  }

  private static void assertThatItIsLostAndReplaced(String name, Consumer<RunPod> loss) {
    Space space = started(name, "10m");

    RunPod victim = space.pod(name, "worker");

    Instant lost = Instant.now();
    loss.accept(victim);

    awaitLoss(space, name, lost);
    assertThatItWasLostAndReplaced(space, name, victim);
  }

  /** The loss is told, and a successor is made, which takes its share of the users. */
  static void awaitLoss(Space space, String name, Instant lost) {
    space.awaitStatus(name, "workers.lost", 1);
    Duration told = Duration.between(lost, Instant.now());
    space.awaitStatus(name, "workers.connected", 2);
    Duration loaded = Duration.between(lost, Instant.now());
    Duration made = Duration.between(lost, space.newestPodOf(name));
    System.out.printf("%s: told after %s, made %s, connected %s%n", name, told, made, loaded);
    assertThat(made).as("%s: until a successor was made", name).isLessThan(AT_ONCE);
  }

  static void assertThatItWasLostAndReplaced(Space space, String name, RunPod victim) {
    assertThatItRunsInFullAgain(space, name);
    assertThat(space.events(name)).contains("WorkerReplaced");
    assertThat(space.events(name, "WorkerLost"))
        .anyMatch(lost -> lost.startsWith("worker " + victim.name() + " was lost: "));
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
    start(space, name, duration);
    return space;
  }

  /** 40 users on two workers. */
  static void start(Space space, String name, String duration) {
    space.started(
        LoadTestText.of(name)
            .load("{users: 40, spawnRate: 40, duration: " + duration + "}")
            .workers(", volumes: [{name: tmp, emptyDir: {medium: Memory}}]"));
    space.awaitStatus(name, "users.running", 40);
  }
}
