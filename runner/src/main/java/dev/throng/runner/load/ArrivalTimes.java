package dev.throng.runner.load;

/** Arrivals one by one. */
@FunctionalInterface
public interface ArrivalTimes {
  /**
   * The next arrival in nanoseconds since the start of the load, or {@link UserPlan#ENDLESS} when
   * there is none.
   */
  long nextNanos();
}
