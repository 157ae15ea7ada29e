package dev.throng.runner.stats;

import java.util.Arrays;

/**
 * Takes times one by one and gives their histogram. They are kept as they come, and counted in
 * buckets by the hundred: a name with few requests a second needs no buckets of its own, and one
 * with many does not spread every single request over the processor's cache. One thread.
 */
public final class LatencyRecorder {
  private static final int FIRST_CAPACITY = 32;
  private static final int CAPACITY = 512;

  private final LatencyHistogram counted = new LatencyHistogram();
  private long[] recent = new long[FIRST_CAPACITY];
  private int size;

  /** Records one time in microseconds; negative times count as 0. */
  public void record(long micros) {
    if (size == recent.length) {
      makeRoom();
    }
    recent[size++] = micros;
  }

  /** Whether no time was recorded since the last {@link #drain}. */
  public boolean isEmpty() {
    return size == 0 && counted.count() == 0;
  }

  private void makeRoom() {
    if (recent.length < CAPACITY) {
      recent = Arrays.copyOf(recent, 2 * recent.length);
    } else {
      count();
    }
  }

  private void count() {
    for (int i = 0; i < size; i++) {
      counted.record(recent[i]);
    }
    size = 0;
  }

  /** All times since the last call. */
  public SparseHistogram drain() {
    if (counted.count() == 0) {
      SparseHistogram sparse = LatencyHistogram.sparse(recent, size);
      size = 0;
      return sparse;
    }
    count();
    SparseHistogram sparse = counted.toSparse();
    counted.reset();
    return sparse;
  }
}
