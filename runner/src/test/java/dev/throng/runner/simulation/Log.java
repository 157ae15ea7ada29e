package dev.throng.runner.simulation;

import dev.throng.runner.protocol.ToMaster;
import dev.throng.runner.results.WorkerView;
import java.util.ArrayList;
import java.util.List;

/** What really happened, noted where it happened, in order. */
final class Log {
  static final String TRANSACTION = "buy";

  /** All that the target and the tasks did, transactions too. */
  final List<Entry> entries = new ArrayList<>();

  /** All arrivals that workers have seen to. */
  final List<Arrival> arrivals = new ArrayList<>();

  /** All seconds that workers have said something of. */
  final List<Report> reports = new ArrayList<>();

  /** What the master could know, in the order in which it could. */
  final List<Event> events = new ArrayList<>();

  /** How a request, or a task without one, came to its end. */
  enum End {
    ANSWERED,
    UNANSWERED,
    UNFINISHED,
    BROKE_OFF
  }

  /**
   * One of them.
   *
   * @param worker the number of its process
   * @param second of the load in which it ended, by the worker's own clock
   * @param name of its request, or of the transaction
   * @param failure why it failed; empty if it did not
   */
  record Entry(
      int worker,
      int second,
      String name,
      End end,
      int status,
      String failure,
      long responseMicros,
      long serviceMicros,
      boolean checked) {
    boolean isTransaction() {
      return name.equals(TRANSACTION);
    }

    /** It has ended by itself. */
    boolean isRequest() {
      return end == End.ANSWERED || end == End.UNANSWERED;
    }

    boolean wasSent() {
      return end != End.BROKE_OFF;
    }

    boolean failed() {
      return !failure.isEmpty();
    }

    boolean succeeded() {
      return isRequest() && !failed();
    }
  }

  /** What a worker made of an arrival. */
  record Arrival(int worker, int second, Became became) {
    enum Became {
      STARTED,
      NO_FREE_USER,
      LATE,
      /** Beside STARTED. */
      WITHDRAWN
    }
  }

  /** A worker's second is over. */
  record Report(
      int worker,
      int second,
      int users,
      int withdrawn,
      long lagMicros,
      long throttledMicros,
      boolean last) {}

  /** What the master could know; times are in nanoseconds since the start of the load. */
  sealed interface Event {
    long nanos();

    /** The load begins. */
    record Started(long nanos) implements Event {}

    /** A worker's message has arrived, for the first time or again. */
    record Heard(long nanos, int worker, ToMaster message) implements Event {}

    /**
     * The master has given a worker up, or has it again.
     *
     * @param silentNanos since when nothing has come in from it
     */
    record Became(long nanos, int worker, WorkerView.State state, long silentNanos)
        implements Event {}

    /** A person wants the run to end. */
    record Interrupted(long nanos) implements Event {}

    /** The run is over. */
    record Finished(long nanos) implements Event {}
  }
}
