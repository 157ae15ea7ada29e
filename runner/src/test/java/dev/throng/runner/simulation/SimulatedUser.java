package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.SimulatedTarget.Fate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other, with waits between them; a user of an open model one for each
 * arrival.
 */
final class SimulatedUser {
  private static final long MICRO = 1_000;
  private static final Fate ON_START_FAILED =
      new Fate(0, End.BROKE_OFF, 0, "onStart failed", false);

  private final int number;
  private final int userClass;
  private final SimulatedWorker worker;
  private final @Nullable SimulatedArrivals model;
  private final Random random;
  private @Nullable Fate pending;
  private long dueNanos;
  private long sentNanos;
  private boolean begun;
  private boolean stopping;
  private boolean ended;

  /**
   * @param model null for one that the master has dealt
   */
  SimulatedUser(
      int number,
      int userClass,
      SimulatedWorker worker,
      @Nullable SimulatedArrivals model,
      long seed) {
    this.number = number;
    this.userClass = userClass;
    this.worker = worker;
    this.model = model;
    random = new Random(seed);
  }

  int number() {
    return number;
  }

  int userClass() {
    return userClass;
  }

  /** Whether it is yet to end what it has begun, or needs no arrival for the next. */
  boolean isRunning() {
    return model == null || pending != null;
  }

  /** Does something that is due, after onStart, if that has not been done. */
  void begin(long due) {
    if (!begun && random.nextInt(100) < worker.withdrawPercent()) {
      worker.count(this, ON_START_FAILED, 0, 0);
      if (model == null) {
        worker.withdraws(this);
      } else {
        model.withdraws();
      }
      end();
    } else {
      begun = true;
      iterate(due);
    }
  }

  private void iterate(long due) {
    if (ended) {
      return;
    }
    dueNanos = due;
    sentNanos = worker.loops().nanoTime();
    Fate fate = worker.target().fate(random, sentNanos);
    pending = fate;
    if (fate.end() == End.BROKE_OFF) {
      settle(fate);
    } else {
      worker.loops().after(fate.afterMicros() * MICRO, () -> settle(fate));
    }
  }

  private void settle(Fate fate) {
    if (ended || pending == null) {
      return;
    }
    pending = null;
    worker.count(this, fate, microsSince(dueNanos), microsSince(sentNanos));
    if (stopping) {
      end();
    } else if (model != null) {
      model.iterationEnded(this);
    } else {
      worker.loops().after(waitNanos(), () -> iterate(worker.loops().nanoTime()));
    }
  }

  private long microsSince(long nanos) {
    return (worker.loops().nanoTime() - nanos) / MICRO;
  }

  private long waitNanos() {
    return 50_000_000L + random.nextInt(450_000) * MICRO + 1;
  }

  /** Ends now if it waits, or after its request, which may take so long. */
  void stop(long timeoutNanos) {
    stopping = true;
    if (pending == null) {
      end();
    } else {
      worker.loops().after(timeoutNanos, this::cut);
    }
  }

  private void cut() {
    if (!ended) {
      worker.countUnfinished(this, microsSince(dueNanos), microsSince(sentNanos));
      pending = null;
      end();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      worker.ended(this);
    }
  }
}
