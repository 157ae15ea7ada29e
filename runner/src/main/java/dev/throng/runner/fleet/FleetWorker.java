package dev.throng.runner.fleet;

import dev.throng.runner.protocol.Snapshot;
import dev.throng.runner.protocol.ToWorker;
import dev.throng.runner.protocol.WorkerPort;
import dev.throng.runner.results.WorkerView;

/** A worker as the master knows it. */
public final class FleetWorker {
  /** Its own number in the whole run. */
  final int number;

  public final String name;
  private final WorkerPort port;
  WorkerView.State state = WorkerView.State.CONNECTING;

  /** What it was before it was lost. */
  WorkerView.State stateBeforeLoss = WorkerView.State.CONNECTING;

  /** Which part of the rows of {@code pick: unique} feeds it has. */
  int shard = Shards.NONE;

  /** Whether it has been told what to run. */
  boolean prepared;

  /** Whether it is about to go, and takes no more users. */
  boolean leaving;

  /** Whether its own system told it to go before the load had ended. */
  boolean left;

  /** The last second that it has reported. */
  int countedSecond = -1;

  /** For how long it has reported none. */
  long uncountedNanos;

  private int users;

  FleetWorker(int number, String name, WorkerPort port) {
    this.number = number;
    this.name = name;
    this.port = port;
  }

  void tell(ToWorker message) {
    port.tell(message);
  }

  public void counted(Snapshot snapshot) {
    countedSecond = Math.max(countedSecond, snapshot.second());
    uncountedNanos = 0;
    users = 0;
    for (int ofClass : snapshot.usersByClass()) {
      users += ofClass;
    }
  }

  /** As many as it had at the end of the last second that it has reported. */
  int users() {
    return users;
  }

  /** Whether it carries load, as far as one knows. */
  boolean isRunning() {
    return state == WorkerView.State.RUNNING;
  }

  /** Whether users may be dealt to it. */
  boolean takesUsers() {
    return isRunning() && !leaving;
  }

  WorkerView view() {
    boolean gone = left && state != WorkerView.State.LOST;
    return new WorkerView(name, gone ? WorkerView.State.LEFT : state, isRunning() ? users : 0);
  }
}
