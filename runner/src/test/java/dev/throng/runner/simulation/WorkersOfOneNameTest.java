package dev.throng.runner.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.master.Master;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import dev.throng.runner.results.WorkerView.State;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each name belongs to one process, and to the next one when that is gone. */
class WorkersOfOneNameTest {
  private static final Course COURSE = Course.quiet(1, 3, 60, List.of());

  private final VirtualTime time = new VirtualTime();
  private final Machine machine = new Machine(time);
  private final TestPlan plan = Manifests.plan("names", COURSE.manifest());
  private final Scenario scenario = ScenarioCompiler.compile(plan.spec(), Map.of(), Map.of());
  private final Master master =
      new Master(plan, new FleetPlan.Joining(1), "test", new RunListener() {}, machine);
  private final Door door =
      new Door(machine.vertx(new Played<>(WebSocketClient.class).toInterface()), master, "test");
  private final SimulatedTarget target = new SimulatedTarget(COURSE, "no port");

  @Test
  void ofTwoThatKnockInTheSameMomentOneIsRefused() {
    WorkerProcess first = begin();
    WorkerProcess second = begin();

    seconds(3);

    assertThat(workers()).extracting(WorkerView::state).containsExactly(State.RUNNING);
    assertThat(List.of(first, second))
        .filteredOn(worker -> worker.ended().isDone())
        .singleElement()
        .satisfies(refused ->
            assertThat(refused.ended().join())
                .isInstanceOfSatisfying(
                    Uplink.End.Refused.class,
                    end -> assertThat(end.reason()).contains("w0 is connected already")));
  }

  @Test
  void aSecondOneIsRefusedWithinASecondAndAHalf() {
    begin();
    seconds(3);
    WorkerProcess second = begin();

    time.pass(() -> second.ended().isDone(), time.nanos() + 1_500_000_000L);

    assertThat(second.ended()).isCompletedWithValueMatching(Uplink.End.Refused.class::isInstance);
    assertThat(workers()).extracting(WorkerView::state).containsExactly(State.RUNNING);
  }

  @Test
  void oneThatTakesThePlaceOfAVanishedOneIsNotTurnedAway() {
    WorkerProcess first = begin();
    seconds(3);
    first.vanish();
    WorkerProcess second = begin();

    seconds(6);

    assertThat(second.ended()).isNotDone();
    assertThat(workers()).extracting(WorkerView::state).containsExactly(State.LOST, State.RUNNING);
  }

  @Test
  void oneThatTakesThePlaceOfAnEndedOneRunsItsUsersAtOnce() {
    WorkerProcess first = begin();
    seconds(3);
    first.end();
    begin();

    seconds(2);

    assertThat(workers()).extracting(WorkerView::state).containsExactly(State.LOST, State.RUNNING);
    assertThat(view().notes())
        .singleElement()
        .asString()
        .contains("another process of this name has come");
  }

  private WorkerProcess begin() {
    return new WorkerProcess(
        0,
        time,
        process -> new Link(time, process, machine, door, 1_000_000, _ -> {}),
        Greeting.version("test"),
        (loops, port) -> new SimulatedWorker(0, loops, target, new Log(), port, scenario, COURSE));
  }

  private void seconds(int seconds) {
    time.pass(() -> false, time.nanos() + TimeUnit.SECONDS.toNanos(seconds));
  }

  private List<WorkerView> workers() {
    return view().workers();
  }

  private RunView view() {
    var read = master.view();
    time.pass(read::isDone, time.nanos() + 1);
    return read.join();
  }
}
