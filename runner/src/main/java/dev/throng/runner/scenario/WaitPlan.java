package dev.throng.runner.scenario;

import dev.throng.crds.spec.Wait;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.load.Exponential;
import java.util.SplittableRandom;

/** How long a user waits after a task, in nanoseconds. */
public sealed interface WaitPlan {
  /** No wait is longer, so that moments after it can be counted in nanoseconds. */
  long LONGEST_NANOS = GoDuration.LONGEST.toNanos();

  /**
   * @param taskStartNanos when the task that has just ended began
   * @param nowNanos the same clock, now
   */
  long waitNanos(SplittableRandom random, long taskStartNanos, long nowNanos);

  static WaitPlan of(Wait wait) {
    if (!wait.between().isEmpty()) {
      return new Between(wait.between().get(0).toNanos(), wait.between().get(1).toNanos());
    }
    if (wait.constant() != null) {
      return new Constant(wait.constant().toNanos());
    }
    if (wait.pacing() != null) {
      return new Pacing(wait.pacing().toNanos());
    }
    if (wait.throughput() != null) {
      return new Pacing(Math.min(LONGEST_NANOS, Math.round(1e9 / wait.throughput().perSecond())));
    }
    if (wait.exponential() != null) {
      return new Exponentially(wait.exponential().toNanos());
    }
    return new Constant(0);
  }

  /** Always the same. */
  record Constant(long nanos) implements WaitPlan {
    @Override
    public long waitNanos(SplittableRandom random, long taskStartNanos, long nowNanos) {
      return nanos;
    }
  }

  /** Uniform in [min, max). */
  record Between(long minNanos, long maxNanos) implements WaitPlan {
    @Override
    public long waitNanos(SplittableRandom random, long taskStartNanos, long nowNanos) {
      return minNanos == maxNanos ? minNanos : random.nextLong(minNanos, maxNanos);
    }
  }

  /**
   * Task starts are this far apart, or follow at once when a task took longer; lateness is not made
   * up for.
   */
  record Pacing(long nanos) implements WaitPlan {
    @Override
    public long waitNanos(SplittableRandom random, long taskStartNanos, long nowNanos) {
      return Math.max(0, taskStartNanos + nanos - nowNanos);
    }
  }

  /** Exponentially distributed with a mean. */
  record Exponentially(long meanNanos) implements WaitPlan {
    @Override
    public long waitNanos(SplittableRandom random, long taskStartNanos, long nowNanos) {
      return Math.min(LONGEST_NANOS, Math.round(meanNanos * Exponential.draw(random)));
    }
  }
}
