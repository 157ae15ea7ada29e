package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The master goes while the load runs: the run ends for that, with the figures so far. */
@OnNode
class MasterLossIT {
  /** From the fault to a status that names it: thrice what is promised of a machine of its own. */
  private static final Duration PROMISED = Duration.ofSeconds(30);

  @Test
  void given_a_master_that_is_evicted_then_the_run_says_so_and_keeps_figures_and_report() {
    Space space = started("displaced");

    String named = lost(space, "displaced", RunPod::evict, "was evicted");

    assertThat(named)
        .isEqualTo(
            "the master's pod was evicted, as by a drain of its node"
                + " (DisruptionTarget: EvictionByEvictionAPI)");
    assertThatItEndedInOrder(space, "displaced", "MasterEvicted", named);
  }

  @Tag("nightly")
  @Test
  void given_a_master_whose_pod_is_deleted_then_the_run_says_so_and_keeps_figures_and_report() {
    Space space = started("erased");

    String named = lost(space, "erased", RunPod::deleteInOrder, "was deleted");

    assertThat(named).isEqualTo("the master's pod was deleted");
    assertThatItEndedInOrder(space, "erased", "MasterDeleted", named);
  }

  @Test
  void given_a_master_that_is_killed_then_the_run_ends_in_error_and_the_load_stops() {
    Space space = Space.withOwnShop("headless");
    start(space, "headless");

    lost(space, "headless", RunPod::kill, "the master ended without a verdict");

    LoadTestView test = space.finished("headless");
    assertThat(test.message("Finished")).contains("exit code 137");
    assertThatItIsAnErrorWithFigures(test);
    assertThat(space.events("headless"))
        .containsExactlyInAnyOrder("Accepted", "WorkersReady", "LoadStarted", "Finished");
    space.awaitNothingLeftOf("headless");
    long counted = space.requestsCountedByTheShop();
    assertThat(space.requestsCountedByTheShop()).isEqualTo(counted);
  }

  @Tag("nightly")
  @Test
  void given_a_master_that_runs_out_of_memory_then_the_run_says_so_and_keeps_the_last_figures() {
    Space space = started("bloated");

    String named = lost(space, "bloated", RunPod::exhaustMemory, "the master ran out of memory");

    assertThat(named).contains("of which spec.master.pod.resources allows it 1Gi");
    LoadTestView test = space.finished("bloated");
    assertThat(test.verdict()).isEqualTo("Error");
    assertThatItIsAnErrorWithFigures(test);
    assertThatNothingIsLeftAfterDeletion(space, "bloated");
  }

  private static Space started(String name) {
    Space space = Space.of(name);
    start(space, name);
    return space;
  }

  /** Until some figures are known. */
  private static void start(Space space, String name) {
    space.started(
        LoadTestText.of(name)
            .load("{users: 10, spawnRate: 10, duration: 10m}")
            .master(", volumes: [{name: tmp, emptyDir: {medium: Memory}}]"));
    space.await(name, view -> view.requests() > 0);
  }

  /**
   * @return what the status says then
   */
  private static String lost(Space space, String name, Consumer<RunPod> fault, String words) {
    RunPod master = space.pod(name, "master");
    fault.accept(master);
    long since = System.nanoTime();
    space.await(name, view -> view.reason().contains(words));
    Duration taken = Duration.ofNanos(System.nanoTime() - since);
    System.out.println("measured: " + name + ": named after " + taken);
    assertThat(taken).as(words).isLessThan(PROMISED);
    return space.view(name).reason();
  }

  private static void assertThatItEndedInOrder(
      Space space, String name, String reason, String named) {
    LoadTestView test = space.finished(name);
    assertThat(test.message("Finished")).isEqualTo("Error: " + named);
    assertThat(test.conditionReason("Succeeded")).isEqualTo(reason);
    assertThatItIsAnErrorWithFigures(test);
    assertThat(space.events(name, "Aborting")).containsExactly(named);
    assertThat(space.events(name, "Finished")).containsExactly("run 1: Error: " + named);
    String report = test.status().at("/report/configMap").asText();
    assertThat(space.object("configmaps", report).path("binaryData"))
        .as(test.toString())
        .hasSize(4);
    assertThatNothingIsLeftAfterDeletion(space, name);
  }

  private static void assertThatItIsAnErrorWithFigures(LoadTestView test) {
    assertThat(test.verdict()).as(test.toString()).isEqualTo("Error");
    assertThat(test.condition("Succeeded")).isEqualTo("False");
    assertThat(test.requests()).as(test.toString()).isPositive();
  }

  private static void assertThatNothingIsLeftAfterDeletion(Space space, String name) {
    space.awaitNothingLeftOf(name);
    space.kubectl("delete", "lt", name, "--timeout=60s");
    space.awaitNothingAtAllLeftOf(name);
  }
}
