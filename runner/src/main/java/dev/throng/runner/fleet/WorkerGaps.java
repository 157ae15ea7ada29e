package dev.throng.runner.fleet;

import dev.throng.runner.tally.Second;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stretches in which a worker's users did not run, for readers of the results. */
public final class WorkerGaps {
  private static final double NANOS = 1e9;

  private final RunOfFleet run;
  private final Dispatcher dispatcher;
  private final Map<Integer, Integer> lostUsers = new HashMap<>();
  private final BitSet stuck = new BitSet();
  private final List<Shortage> shortages = new ArrayList<>();

  public WorkerGaps(RunOfFleet run, Dispatcher dispatcher) {
    this.run = run;
    this.dispatcher = dispatcher;
  }

  /**
   * A worker was lost, and its users run elsewhere from the dispatcher's horizon on.
   *
   * @param users how many it had
   */
  void lost(FleetWorker worker, String why, long offsetNanos, int users) {
    int from = worker.countedSecond + 1;
    double to = Math.max(from, Math.max(offsetNanos, dispatcher.horizonNanos()) / NANOS);
    for (int second = from; second <= (int) Math.ceil(to); second++) {
      lostUsers.merge(second, users, Integer::sum);
    }
    run.gap(from, to, worker.name, sentence(worker, why) + successors());
    note(worker, why, offsetNanos);
  }

  /** A worker was told to go by its own system, and its users run elsewhere without a gap. */
  void left(FleetWorker worker, String why, long offsetNanos) {
    double at = offsetNanos / NANOS;
    String sentence = "worker " + worker.name + " left: " + why;
    run.gap(at, at, worker.name, sentence + successors());
    run.note(
        "Worker "
            + worker.name
            + " left after "
            + Math.round(at)
            + " s: "
            + why
            + successors()
            + ".");
  }

  /** What becomes of the users of one that has just gone. */
  private String successors() {
    int waiting = dispatcher.waitingUsers();
    if (waiting == 0) {
      return "; its users run elsewhere";
    }
    if (shortages.isEmpty() || !shortages.getLast().isOpen()) {
      shortages.add(new Shortage((int) (dispatcher.horizonNanos() / NANOS), Shortage.OPEN));
    }
    return "; " + waiting + " users wait for a replacement";
  }

  /** A worker has come: perhaps no user waits any more. */
  void joined() {
    if (!shortages.isEmpty() && shortages.getLast().isOpen() && dispatcher.waitingUsers() == 0) {
      int from = shortages.removeLast().from();
      shortages.add(new Shortage(from, (int) Math.ceil(dispatcher.horizonNanos() / NANOS)));
    }
  }

  /** Seconds in which users had no worker, since one was gone. */
  private record Shortage(int from, int to) {
    static final int OPEN = Integer.MAX_VALUE;

    boolean isOpen() {
      return to == OPEN;
    }

    boolean has(int second) {
      return second >= from && second <= to;
    }
  }

  /** A worker was lost while the run was ending. */
  void lostWhileEnding(FleetWorker worker, String why, long offsetNanos) {
    int from = worker.countedSecond + 1;
    run.gap(from, Math.max(from, offsetNanos / NANOS), worker.name, sentence(worker, why));
    note(worker, why, offsetNanos);
  }

  private static String sentence(FleetWorker worker, String why) {
    return "worker " + worker.name + " was lost: " + why;
  }

  private void note(FleetWorker worker, String why, long offsetNanos) {
    run.note(
        "Worker "
            + worker.name
            + " was lost after "
            + Math.round(offsetNanos / NANOS)
            + " s: "
            + why
            + ". What it did after the first "
            + (worker.countedSecond + 1)
            + " s is not counted, unless it came back.");
  }

  /** Those seconds are broken in which a worker stood still until it was lost for it. */
  void stoodStill(FleetWorker worker, long offsetNanos) {
    stuck.set(worker.countedSecond + 1, (int) Math.ceil(offsetNanos / NANOS));
  }

  /** Marks what a second lacks; it will not come again. */
  public void mark(Second second) {
    Integer users = lostUsers.remove(second.number());
    boolean isShort = shortages.stream().anyMatch(shortage -> shortage.has(second.number()));
    if (users != null) {
      second.lostWorker();
    }
    second.lacks(users == null ? 0 : users, stuck.get(second.number()), isShort);
  }
}
