package dev.throng.runner.simulation;

import dev.throng.runner.simulation.Log.End;
import dev.throng.runner.simulation.SimulatedTarget.Fate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other, with waits between them. */
final class SimulatedUser {
  private static final long MICRO = 1_000;

  private final int number;
  private final int userClass;
  private final SimulatedWorker worker;
  private final Random random;
  private @Nullable Fate pending;
  private long sentNanos;
  private boolean stopping;
  private boolean ended;

  SimulatedUser(int number, int userClass, SimulatedWorker worker, long seed) {
    this.number = number;
    this.userClass = userClass;
    this.worker = worker;
    random = new Random(seed);
  }

  int number() {
    return number;
  }

  int userClass() {
    return userClass;
  }

  void iterate() {
    if (ended) {
      return;
    }
    Fate fate = worker.target().fate(random, worker.loops().nanoTime());
    pending = fate;
    sentNanos = worker.loops().nanoTime();
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
    worker.count(this, fate, underWayMicros());
    if (stopping) {
      end();
    } else {
      worker.loops().after(waitNanos(), this::iterate);
    }
  }

  private long underWayMicros() {
    return (worker.loops().nanoTime() - sentNanos) / MICRO;
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
      worker.countUnfinished(this, underWayMicros());
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
