package dev.throng.runner.master;

import dev.throng.runner.catalogue.Catalogue;
import dev.throng.runner.fleet.Fleet;
import dev.throng.runner.fleet.FleetWorker;
import dev.throng.runner.fleet.WorkerGaps;
import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.tally.Second;
import dev.throng.runner.tally.SecondGate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The seconds of the load, put together from what workers report: each goes on, in order, when
 * nobody has more to say of it.
 */
final class PassingSeconds {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Catalogue catalogue;
  private final Map<FleetWorker, Translation> translations = new HashMap<>();
  private final SecondGate gate;
  private final RunSoFar state;
  private final Fleet fleet;
  private final WorkerGaps gaps;
  private final Consumer<Second> passed;

  /**
   * @param passed is told of each second that has gone on
   */
  PassingSeconds(
      Catalogue catalogue,
      SecondGate gate,
      RunSoFar state,
      Fleet fleet,
      WorkerGaps gaps,
      Consumer<Second> passed) {
    this.catalogue = catalogue;
    this.gate = gate;
    this.state = state;
    this.fleet = fleet;
    this.gaps = gaps;
    this.passed = passed;
  }

  /** Takes a snapshot; one of a second that has gone on already is added to the totals. */
  void counted(FleetWorker worker, Snapshot told) {
    Snapshot snapshot =
        translations.computeIfAbsent(worker, _ -> new Translation(catalogue)).translate(told);
    worker.counted(snapshot);
    state.addOfWorker(worker.name, snapshot);
    if (!gate.add(snapshot)) {
      state.add(gate.late(snapshot));
    }
  }

  /**
   * Lets those seconds go on of which nobody has more to say.
   *
   * @param offsetNanos now
   */
  void progress(long offsetNanos) {
    if (fleet.awaits(gate.next())) {
      return;
    }
    passThrough(fleet.countedSecond().orElse((int) (offsetNanos / NANOS_PER_SECOND) - 1));
  }

  void loadEnded(long offsetNanos) {
    gate.loadEnded(offsetNanos);
  }

  /** Lets all seconds go on of which anything is known, and all whole ones of an ended load. */
  void passAll() {
    passThrough(gate.last());
  }

  /** One by one: each may end the run, which then lets the others go on. */
  private void passThrough(int last) {
    while (gate.next() <= last) {
      pass(gate.pass());
    }
  }

  private void pass(Second second) {
    gaps.mark(second);
    state.add(second);
    passed.accept(second);
  }
}
