package dev.throng.runner.load;

/** Every n-th arrival of an evenly spaced process. */
final class ConstantTimes implements ArrivalTimes {
  private final ArrivalSchedule schedule;
  private final int shares;
  private long arrival;

  ConstantTimes(ArrivalSchedule schedule, int share, int shares, long fromNanos) {
    this.schedule = schedule;
    this.shares = shares;
    long first = schedule.dueBefore(fromNanos);
    arrival = first + Math.floorMod(share - first, shares);
  }

  @Override
  public long nextNanos() {
    long next = schedule.timeOf(arrival);
    arrival += shares;
    return next;
  }
}
