package dev.throng.users;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** How long a user waits after each task. */
public sealed interface WaitTime {
  /** Not at all. */
  static WaitTime none() {
    return new Between(Duration.ZERO, Duration.ZERO);
  }

  /** Always as long. */
  static WaitTime constant(Duration wait) {
    return new Between(wait, wait);
  }

  /** Each time another while, all equally likely. */
  static WaitTime between(Duration least, Duration most) {
    return new Between(least, most);
  }

  /**
   * As long as is left of this time since the task began: a task that takes longer is followed at
   * once.
   */
  static WaitTime pacing(Duration each) {
    return new Pacing(each);
  }

  /**
   * How long to wait after a task.
   *
   * @param tookNanos how long the task took
   * @return nanoseconds, 0 for not at all
   */
  long nanos(RandomGenerator random, long tookNanos);

  /**
   * A while between two bounds.
   *
   * @throws IllegalArgumentException if a bound is negative, or the least is above the most
   */
  record Between(Duration least, Duration most) implements WaitTime {
    /** Checks the bounds. */
    public Between {
      if (least.isNegative() || least.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "wait between " + least + " and " + most + ": must be 0 <= least <= most");
      }
    }

    @Override
    public long nanos(RandomGenerator random, long tookNanos) {
      long from = least.toNanos();
      long to = most.toNanos();
      return from == to ? from : random.nextLong(from, to);
    }
  }

  /**
   * A task each time this has passed.
   *
   * @throws IllegalArgumentException if it is negative
   */
  record Pacing(Duration each) implements WaitTime {
    /** Checks the time. */
    public Pacing {
      Objects.requireNonNull(each);
      if (each.isNegative()) {
        throw new IllegalArgumentException("pacing " + each + ": must not be negative");
      }
    }

    @Override
    public long nanos(RandomGenerator random, long tookNanos) {
      return Math.max(0, each.toNanos() - tookNanos);
    }
  }
}
