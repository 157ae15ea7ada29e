package dev.throng.runner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.truth.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shared connections are a number for the whole test. */
class SharedLimitsTest {

  @Test
  void connectionsAreDealtExactly() {
    assertThat(told(3, 5, ToWorker.ShareConnections.class))
        .containsExactly(
            new ToWorker.ShareConnections(2),
            new ToWorker.ShareConnections(2),
            new ToWorker.ShareConnections(1));
  }

  @Test
  void workersWithoutAConnectionHaveNoUsers() {
    assertThat(told(3, 2, ToWorker.ShareConnections.class)).hasSize(2);
    assertThat(told(3, 2, ToWorker.ChangeUsers.class)).hasSize(2);
  }

  /** What so many workers are told of a kind before ten users start. */
  private static List<ToWorker> told(int workers, int connections, Class<?> kind) {
    LoadTestSpec spec =
        Manifests.spec(
            """
            target: {baseUrl: "http://localhost:1", http: {connections: shared, maxConnections: %d}}
            load: {users: 10, spawnRate: 100, duration: 9s}
            userClasses: [{name: V, tasks: [{name: t, steps: [{get: /}]}]}]
            """
                .formatted(connections));
    LoadSchedule schedule = new LoadSchedule(spec);
    Dispatcher dispatcher =
        new Dispatcher(schedule, new PlannedArrivals(spec.load(), 1), spec.target().http(), 1, 100);
    List<ToWorker> told = new ArrayList<>();
    dispatcher.spread(
        IntStream.range(0, workers)
            .mapToObj(number -> new FleetWorker(number, "w" + number, told::add))
            .toList());
    dispatcher.advance(1_000_000_000L);
    return told.stream().filter(kind::isInstance).toList();
  }
}
