package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of {@code pick: unique} that a worker had go to one that waits for them. */
class RowsOfLeaversTest {
  private final ManualTime time = new ManualTime();
  private final Master master =
      new Master(plan(), new FleetPlan.Joining(2), "test", new RunListener() {}, time);
  private final IdleWorker first = new IdleWorker(master, "w1");
  private final IdleWorker second = new IdleWorker(master, "w2");
  private final IdleWorker waiting = new IdleWorker(master, "w3");

  @BeforeEach
  void begin() {
    time.pass(1);
    first.says(new ToMaster.Ready());
    second.says(new ToMaster.Ready());
    time.pass(100);
    assertThat(first.heard).anyMatch(ToWorker.Start.class::isInstance);
    assertThat(waiting.heard).isEmpty();
  }

  @Test
  void whenAWorkerHasLeft() {
    first.says(new ToMaster.Leaving("it was told to end"));
    time.pass(2_000);
    assertThat(waiting.heard).isEmpty();

    first.says(new ToMaster.Stopped());
    time.pass(1);

    assertThat(rows(waiting)).isEqualTo(rows(first));
  }

  @Test
  void whenALostWorkersUsersHaveStoppedIfItIsOnlyCutOff() {
    first.admission.lost("it gave no sign of life for 4 s");
    time.pass(5_900);
    assertThat(waiting.heard).isEmpty();

    time.pass(200);

    assertThat(rows(waiting)).isEqualTo(rows(first));
  }

  @Test
  void whenAWorkerThatWasLeavingIsLost() {
    first.says(new ToMaster.Leaving("it was told to end"));
    time.pass(2_000);

    first.admission.lost("it was killed");
    time.pass(6_100);

    assertThat(rows(waiting)).isEqualTo(rows(first));
  }

  @Test
  void notWhenItComesBackWithItsUsersBeforeTheyHaveStopped() {
    first.admission.lost("it gave no sign of life for 4 s");
    time.pass(1_000);

    first.admission.returned();
    time.pass(8_000);

    assertThat(waiting.heard).isEmpty();
    assertThat(first.heard).filteredOn(ToWorker.Start.class::isInstance).hasSize(2);
  }

  @Test
  void notToOneThatComesBackAfterTheyWereDealtAgain() {
    first.admission.lost("it gave no sign of life for 4 s");
    time.pass(7_000);

    first.admission.returned();
    time.pass(1);

    assertThat(first.heard).anyMatch(ToWorker.Stop.class::isInstance);
  }

  private static Map<String, List<Map<String, Object>>> rows(IdleWorker worker) {
    return worker.heard.stream()
        .filter(ToWorker.Prepare.class::isInstance)
        .map(message -> ((ToWorker.Prepare) message).rows())
        .findFirst()
        .orElseThrow();
  }

  private static TestPlan plan() {
    TestPlan plan =
        Manifests.plan(
            "rows",
            """
            target: {baseUrl: "http://localhost:1"}
            load: {users: 2, duration: 5m}
            data: {names: {csv: {inline: "name\\na\\nb\\nc\\nd\\n"}, pick: unique}}
            userClasses: [{name: A, tasks: [{name: a, steps: [{feed: names}, {get: /}]}]}]
            """);
    List<Map<String, Object>> rows = List.of(Map.of("name", "a"), Map.of("name", "b"));
    return new TestPlan(
        plan.name(),
        plan.spec(),
        "",
        1,
        1,
        Map.of("names", rows),
        plan.java(),
        plan.overrides(),
        plan.notes(),
        List.of());
  }
}
