package dev.throng.runner.master;

import dev.throng.runner.fleet.Admission;
import dev.throng.runner.fleet.FleetPlan;
import dev.throng.runner.protocol.MasterPort;
import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.truth.Eventually;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A worker that does nothing but hear and say. */
final class IdleWorker {
  final Queue<ToWorker> heard = new ConcurrentLinkedQueue<>();
  final Admission admission;
  final String name;
  private MasterPort port = _ -> {};

  IdleWorker(Master master, String name) {
    this.name = name;
    admission =
        master.admit(
            name,
            given -> {
              port = given;
              return heard::add;
            });
  }

  static Master master(TestPlan plan, int expectedWorkers) {
    return master(plan, new FleetPlan.Joining(expectedWorkers));
  }

  static Master master(TestPlan plan, FleetPlan crew) {
    return new Master(plan, crew, "test", new RunListener() {}, new RealTime());
  }

  void says(ToMaster message) {
    port.tell(message);
  }

  /** The first message of a kind, once it has come. */
  <T extends ToWorker> T awaits(Class<T> message) {
    Eventually.holds(
        "it is told " + message.getSimpleName(),
        Duration.ofSeconds(10),
        () -> heard.stream().anyMatch(message::isInstance));
    return heard.stream().filter(message::isInstance).map(message::cast).findFirst().orElseThrow();
  }

  /** Those it has been told to start, without those it has been told to stop. */
  int users() {
    return heard.stream()
        .filter(ToWorker.ChangeUsers.class::isInstance)
        .flatMap(message -> ((ToWorker.ChangeUsers) message).changes().stream())
        .mapToInt(change -> change.starts() ? 1 : -1)
        .sum();
  }
}
