package dev.throng.runner.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.scenario.ScenarioCompiler;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.server.Door;
import dev.throng.runner.truth.Manifests;
import dev.throng.runner.wire.Greeting;
import dev.throng.runner.wire.Uplink;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TooLargeToSendTest {
  private static final String SPEC =
      """
      target: {baseUrl: "http://localhost:1"}
      load: {users: 1, duration: 10s}
      data: {texts: {csv: {inline: "text\\nx\\n"}}}
      userClasses: [{name: A, tasks: [{name: a, steps: [{get: /a}]}]}]
      """;

  @Test
  void rowsThatNoMessageCanHoldEndTheRunBeforeItBeginsAndTheWorkerKnows() {
    VirtualTime time = new VirtualTime();
    Machine machine = new Machine(time);
    TestPlan plan = plan(Uplink.MAX_MESSAGE_BYTES);
    Scenario scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
    Master master =
        new Master(plan, new FleetPlan.Joining(1), "test", new RunListener() {}, machine);
    Door door =
        new Door(machine.vertx(new Played<>(WebSocketClient.class).toInterface()), master, "test");
    Course course = Course.quiet(1, 1, 10, List.of());
    SimulatedTarget target = new SimulatedTarget(course, "no port");
    WorkerProcess worker =
        new WorkerProcess(
            0,
            time,
            process -> new Link(time, process, machine, door, 1_000_000, _ -> {}),
            Greeting.version("test"),
            (loops, port) ->
                new SimulatedWorker(0, loops, target, new Log(), port, scenario, course));

    time.pass(() -> worker.ended().isDone(), 5_000_000_000L);

    Outcome outcome = Objects.requireNonNull(master.finished().join().outcome());
    assertThat(outcome.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(outcome.reason())
        .contains("of which at most 67108864 can be sent: make the feeds of spec.data smaller");
    assertThat(worker.ended().join()).isInstanceOf(Uplink.End.Done.class);
  }

  private static TestPlan plan(int bytes) {
    TestPlan small = Manifests.plan("large", SPEC);
    return new TestPlan(
        small.name(),
        small.spec(),
        small.manifest(),
        1,
        1,
        Map.of("texts", List.of(Map.of("text", "x".repeat(bytes)))),
        small.java(),
        List.of(),
        List.of(),
        List.of());
  }
}
