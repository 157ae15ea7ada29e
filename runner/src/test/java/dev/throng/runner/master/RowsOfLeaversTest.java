package dev.throng.runner.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.truth.Eventually;
import dev.throng.runner.truth.Manifests;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of {@code pick: unique} that a worker had go to one that waits for them. */
class RowsOfLeaversTest {
  private static final TestPlan PLAN = plan();

  private final Master master =
      new Master(PLAN, 2, "test", new RunListener() {}, Clock.systemUTC());
  private final Worker first = new Worker("w1");
  private final Worker second = new Worker("w2");
  private final Worker waiting = new Worker("w3");

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

    assertThat(waiting.rows()).isEqualTo(first.rows());
  }

  @Test
  void whenAWorkerThatWasLeavingIsLost() {
    first.says(new ToMaster.Leaving("it was told to end"));
    first.awaits(ToWorker.Stop.class);

    first.admission.lost("it was killed");

    assertThat(waiting.rows()).isEqualTo(first.rows());
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
        plan.name(), plan.spec(), "", 1, 1, Map.of("names", rows), plan.overrides());
  }

  /** One that does nothing but hear and say. */
  private final class Worker {
    final Queue<ToWorker> heard = new ConcurrentLinkedQueue<>();
    final Admission admission;
    private MasterPort port = _ -> {};

    Worker(String name) {
      admission =
          master.admit(
              name,
              given -> {
                port = given;
                return heard::add;
              });
    }

    void says(ToMaster message) {
      port.tell(message);
    }

    <T extends ToWorker> T awaits(Class<T> message) {
      Eventually.holds(
          "it is told " + message.getSimpleName(),
          Duration.ofSeconds(10),
          () -> heard.stream().anyMatch(message::isInstance));
      return heard.stream()
          .filter(message::isInstance)
          .map(message::cast)
          .findFirst()
          .orElseThrow();
    }

    Map<String, List<Map<String, Object>>> rows() {
      return awaits(ToWorker.Prepare.class).rows();
    }
  }
}
