package dev.throng.runner.stats;

/** A read-only view of recorded times, in microseconds. */
public interface Distribution {
  long count();

  /** The smallest recorded time in microseconds, exact; 0 when nothing was recorded. */
  long minMicros();

  /** The largest recorded time in microseconds, exact; 0 when nothing was recorded. */
  long maxMicros();

  /** The arithmetic mean in microseconds, exact; 0 when nothing was recorded. */
  double meanMicros();

  /**
   * The nearest-rank percentile: the value of rank ⌈p·n/100⌉, at most {@link #maxMicros()}, within
   * 0.1 %.
   *
   * @param percent from 0 to 100
   * @return microseconds; 0 when nothing was recorded
   */
  long percentileMicros(double percent);

  /**
   * Many percentiles, as {@link #percentileMicros} gives them, for the price of one.
   *
   * @param ascendingPercents from 0 to 100, none below the one before it
   * @return microseconds, in the same order
   */
  long[] percentilesMicros(double... ascendingPercents);

  /** Tells all recorded times in ascending order, each within 0.1 %. */
  void forEach(Times times);

  /** Takes so many times of about one length. */
  @FunctionalInterface
  interface Times {
    void take(long micros, long count);
  }

  /** How many of the recorded times are at most so long, within 0.1 % of it. */
  long countAtMost(long micros);
}
