package dev.throng.runner.load;

import java.util.SplittableRandom;

/** A Poisson process of a share of the schedule's rate. */
final class PoissonTimes implements ArrivalTimes {
  private final ArrivalSchedule schedule;
  private final int shares;
  private final SplittableRandom random;
  private double expected;

  PoissonTimes(ArrivalSchedule schedule, int shares, long fromNanos, SplittableRandom random) {
    this.schedule = schedule;
    this.shares = shares;
    this.random = random;
    expected = schedule.expectedBefore(fromNanos);
  }

  @Override
  public long nextNanos() {
    expected += shares * Exponential.draw(random);
    return schedule.timeOf(expected);
  }
}
