package dev.throng.runner.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.results.WorkerView;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetTest {
  private final Fleet fleet = new Fleet();

  @Test
  void aSecondIsAwaitedUntilAllWhoCarryLoadHaveReportedIt() {
    IntStream.range(0, 3).forEach(i -> fleet.add(running(i)));
    for (int i : new int[] {1, 2, 0}) {
      assertThat(fleet.awaits(0)).isTrue();
      fleet.all().get(i).countedSecond = 0;
    }
    assertThat(fleet.awaits(0)).isFalse();
    assertThat(fleet.awaits(1)).isTrue();
  }

  @Test
  void whoIsLostIsNotAwaitedAndWhoComesIs() {
    assertThat(fleet.awaits(0)).isFalse();
    FleetWorker lost = running(0);
    fleet.add(lost);
    assertThat(fleet.awaits(0)).isTrue();
    lost.state = WorkerView.State.LOST;
    assertThat(fleet.awaits(0)).isFalse();
    fleet.add(running(1));
    assertThat(fleet.awaits(0)).isTrue();
  }

  private static FleetWorker running(int number) {
    FleetWorker worker = new FleetWorker(number, "w" + number, _ -> {});
    worker.state = WorkerView.State.RUNNING;
    return worker;
  }
}
