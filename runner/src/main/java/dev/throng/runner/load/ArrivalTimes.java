package dev.throng.runner.load;

/** Arrivals one by one. */
@FunctionalInterface
public interface ArrivalTimes {
  /**
   * The next arrival in nanoseconds since the start of the load, or {@link UserPlan#ENDLESS} when
   * there is none.
   */
  long nextNanos();

  /** One of every so many of these, beginning with the n-th, counted from 0. */
  default ArrivalTimes every(int step, int first) {
    return new ArrivalTimes() {
      private int skip = first;

      @Override
      public long nextNanos() {
        for (; skip > 0; skip--) {
          if (ArrivalTimes.this.nextNanos() == UserPlan.ENDLESS) {
            return UserPlan.ENDLESS;
          }
        }
        skip = step - 1;
        return ArrivalTimes.this.nextNanos();
      }
    };
  }
}
