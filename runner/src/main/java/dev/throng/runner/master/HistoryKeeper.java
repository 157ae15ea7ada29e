package dev.throng.runner.master;

import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.HistoryBuilder;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.Snapshot.NameCount;
import dev.throng.runner.tally.Cells;
import dev.throng.runner.tally.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Keeps a run second by second, as its seconds pass. */
final class HistoryKeeper {
  private final Catalogue catalogue;
  private final IntToDoubleFunction arrivalsIn;
  private final HistoryBuilder history;
  private final Cells cells = new Cells();

  /** Of seconds that have not passed yet. */
  private final SortedMap<Integer, SortedMap<String, Cell>> workers = new TreeMap<>();

  private int next;
  private @Nullable History built;

  /**
   * @param arrivalsIn how many arrivals are expected in a second
   */
  HistoryKeeper(LoadTestSpec spec, Catalogue catalogue, IntToDoubleFunction arrivalsIn) {
    this.catalogue = catalogue;
    this.arrivalsIn = arrivalsIn;
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
    built = null;
    if (second.isLate()) {
      history.mark(second.number(), SecondState.LATE);
      return;
    }
    next = second.number() + 1;
    history.load(
        second.number(),
        new LoadSecond(
            second.usersPlanned(),
            second.users(),
            (float) arrivalsIn.applyAsDouble(second.number()),
            state));
    history.total(second.number(), cells.of(second.all()));
    if (second.isWhole()) {
      history.whole(second.number(), second.all().bytesReceived());
    }
    for (NameCount count : second.names()) {
      history.name(second.number(), catalogue.names().get(count.name()), cells.of(count));
    }
    Map<String, Cell> ofWorkers = workers.remove(second.number());
    if (ofWorkers != null) {
      ofWorkers.forEach((worker, cell) -> history.worker(second.number(), worker, cell));
    }
  }

  private List<NameCount> requests(List<NameCount> counts) {
    List<NameCount> requests = new ArrayList<>(counts.size());
    for (NameCount count : counts) {
      if (!catalogue.isTransaction(count.name())) {
        requests.add(count);
      }
    }
    return requests;
  }

  /** The run as it stands: the same one until another second passes. */
  History history() {
    History current = built;
    if (current == null) {
      current = history.build();
      built = current;
    }
    return current;
  }
}
