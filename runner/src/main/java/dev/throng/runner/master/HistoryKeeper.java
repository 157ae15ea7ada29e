package dev.throng.runner.master;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.scenario.Scenario;
import dev.throng.runner.stats.RequestKey;
import dev.throng.runner.tally.Cells;
import dev.throng.runner.tally.Second;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps a run second by second, as its seconds pass. */
final class HistoryKeeper {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<RequestKey> names;
  private final List<ArrivalSchedule> arrivals;
  private final HistoryBuilder history;
  private final Cells cells = new Cells();

  /** Of seconds that have not passed yet. */
  private final SortedMap<Integer, SortedMap<String, Cell>> workers = new TreeMap<>();

  private int next;

  HistoryKeeper(LoadTestSpec spec, Scenario scenario) {
    names = scenario.names();
    arrivals = spec.load().arrivals().stream().map(ArrivalSchedule::new).toList();
    history = new HistoryBuilder(Rhythm.of(spec));
  }

  /** Takes what one worker says of a second. */
  void counted(String worker, Snapshot snapshot) {
    if (snapshot.second() >= next) {
      workers
          .computeIfAbsent(snapshot.second(), _ -> new TreeMap<>())
          .merge(worker, cells.withoutPercentiles(requests(snapshot.names())), Cell::plus);
    }
  }

  /** Takes a second that passes, or one that comes after its time. */
  void add(Second second, SecondState state) {
    if (second.isLate()) {
      history.mark(second.number(), SecondState.LATE);
      return;
    }
    next = second.number() + 1;
    history.load(
        second.number(),
        new LoadSecond(
            second.usersPlanned(), second.users(), arrivalsPlanned(second.number()), state));
    history.total(second.number(), cells.of(requests(second.names())));
    for (NameCount count : second.names()) {
      history.name(second.number(), names.get(count.name()), cells.of(count));
    }
    Map<String, Cell> ofWorkers = workers.remove(second.number());
    if (ofWorkers != null) {
      ofWorkers.forEach((worker, cell) -> history.worker(second.number(), worker, cell));
    }
  }

  private List<NameCount> requests(List<NameCount> counts) {
    return counts.stream()
        .filter(count -> !names.get(count.name()).type().equals(RequestKey.TRANSACTION))
        .toList();
  }

  private float arrivalsPlanned(int second) {
    double planned = 0;
    for (ArrivalSchedule schedule : arrivals) {
      planned +=
          schedule.expectedBefore((second + 1) * NANOS_PER_SECOND)
              - schedule.expectedBefore(second * NANOS_PER_SECOND);
    }
    return (float) planned;
  }

  /** The run as it stands. */
  History history() {
    return history.build();
  }
}
