package dev.throng.cluster;

import dev.throng.crds.LoadTest;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How soon the operator sees a change of a LoadTest that nothing else happens to: from the answer
 * to a patch of its spec until its status speaks of that generation.
 */
final class Attention {
  private static final String NAME = "bystander";
  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Resource<LoadTest> bystander;
  private int users = 10;

  Attention(Space space) {
    space.applied(LoadTestText.of(NAME).with("run", "{suspend: true}"));
    bystander =
        Node.started().client().resources(LoadTest.class).inNamespace(space.name()).withName(NAME);
    change();
  }

  /** Measures until something has come about, and at least this long. */
  List<Duration> until(BooleanSupplier done, Duration atLeast) throws InterruptedException {
    List<Duration> all = new ArrayList<>();
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < atLeast.toNanos() || !done.getAsBoolean()) {
      if (System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new AssertionError("it has not come about within " + LONGEST);
      }
      all.add(change());
      Thread.sleep(BETWEEN);
    }
    return all;
  }

  private Duration change() {
    users = users == 10 ? 11 : 10;
    long generation =
        bystander
            .patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\": {\"load\": {\"users\": " + users + "}}}")
            .getMetadata()
            .getGeneration();
    long begun = System.nanoTime();
    while (!sees(generation)) {
      if (System.nanoTime() - begun > Duration.ofMinutes(1).toNanos()) {
        throw new AssertionError("the operator does not look at " + NAME);
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private boolean sees(long generation) {
    var status = bystander.get().getStatus();
    return status != null
        && status.observedGeneration() != null
        && status.observedGeneration() >= generation;
  }

  static Duration p95(List<Duration> all) {
    List<Duration> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }
}
