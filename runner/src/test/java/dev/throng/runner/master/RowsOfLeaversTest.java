package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.truth.Manifests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of {@code pick: unique} that a worker had go to one that waits for them. */
class RowsOfLeaversTest {
  private static final TestPlan PLAN = plan();

  private final Master master = IdleWorker.master(PLAN, 2);
  private final IdleWorker first = new IdleWorker(master, "w1");
  private final IdleWorker second = new IdleWorker(master, "w2");
  private final IdleWorker waiting = new IdleWorker(master, "w3");

  @BeforeEach
  void begin() {
    first.awaits(ToWorker.Prepare.class);
    second.awaits(ToWorker.Prepare.class);
    first.says(new ToMaster.Ready());
    second.says(new ToMaster.Ready());
    first.awaits(ToWorker.Start.class);
    assertThat(waiting.heard).isEmpty();
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void whenAWorkerHasLeft() {
    first.says(new ToMaster.Leaving("it was told to end"));
    first.awaits(ToWorker.Stop.class);
    assertThat(waiting.heard).isEmpty();

    first.says(new ToMaster.Stopped());

    assertThat(waiting.awaits(ToWorker.Prepare.class).rows())
        .isEqualTo(first.awaits(ToWorker.Prepare.class).rows());
  }

  @Test
  void whenAWorkerThatWasLeavingIsLost() {
    first.says(new ToMaster.Leaving("it was told to end"));
    first.awaits(ToWorker.Stop.class);

    first.admission.lost("it was killed");

    assertThat(waiting.awaits(ToWorker.Prepare.class).rows())
        .isEqualTo(first.awaits(ToWorker.Prepare.class).rows());
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
        plan.overrides(),
        plan.notes(),
        List.of());
  }
}
