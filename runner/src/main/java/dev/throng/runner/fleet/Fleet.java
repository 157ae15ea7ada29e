package dev.throng.runner.fleet;

import dev.throng.runner.results.WorkerView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** All workers that have ever come, in order. */
public final class Fleet {
  private final List<FleetWorker> all = new ArrayList<>();

  /** Who was awaited last: so that not all are asked each time when one of them reports. */
  private int awaited;

  void add(FleetWorker worker) {
    all.add(worker);
  }

  List<FleetWorker> all() {
    return List.copyOf(all);
  }

  List<FleetWorker> in(WorkerView.State state) {
    return all.stream().filter(worker -> worker.state == state).toList();
  }

  /** Those to whom users may be dealt. */
  public List<FleetWorker> takers() {
    return all.stream().filter(FleetWorker::takesUsers).toList();
  }

  /** The last second that all who carry load have reported; empty if nobody carries any. */
  public OptionalInt countedSecond() {
    return in(WorkerView.State.RUNNING).stream().mapToInt(worker -> worker.countedSecond).min();
  }

  /** Whether anybody who carries load has yet to report a second. */
  public boolean awaits(int second) {
    for (int looked = 0; looked < all.size(); looked++) {
      FleetWorker worker = all.get(awaited);
      if (worker.isRunning() && worker.countedSecond < second) {
        return true;
      }
      awaited = (awaited + 1) % all.size();
    }
    return false;
  }

  /** Whether any carries load. */
  public boolean carryLoad() {
    return !in(WorkerView.State.RUNNING).isEmpty();
  }

  /** What is not counted, for each that did not end in time. */
  public List<String> unfinished() {
    return in(WorkerView.State.RUNNING).stream()
        .map(worker ->
            "worker "
                + worker.name
                + " did not stop in time: what it did after second "
                + worker.countedSecond
                + " is not counted")
        .toList();
  }

  public List<WorkerView> views() {
    return all.stream().map(FleetWorker::view).toList();
  }
}
