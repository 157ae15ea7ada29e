package dev.throng.runner.stats;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of times from 0 µs to 1 h at 3 significant digits, in the bucket layout of HdrHistogram,
 * in pages that are allocated when first touched: recording is a shift and an add, and an instance
 * that has seen similar times costs a few kilobytes where the flat array would cost 180. One thread
 * records; longer times are counted in the last bucket, with their exact maximum kept.
 *
 * @see <a href="https://github.com/HdrHistogram/HdrHistogram">HdrHistogram:
 *     AbstractHistogram.countsArrayIndex</a>
 */
public final class LatencyHistogram implements Distribution {
  static final long HIGHEST_MICROS = 3_600_000_000L;
  private static final int HALF_MAGNITUDE = 10;
  private static final int HALF_COUNT = 1 << HALF_MAGNITUDE;
  private static final long SUB_BUCKET_MASK = 2L * HALF_COUNT - 1;
  private static final int LEADING_ZEROS_BASE = 64 - HALF_MAGNITUDE - 1;
  private static final int PAGE_MAGNITUDE = 7;
  private static final int PAGE_SIZE = 1 << PAGE_MAGNITUDE;

  /** How many buckets the layout has. */
  public static final int BUCKET_COUNT = indexOf(HIGHEST_MICROS) + 1;

  private static final int PAGE_COUNT = (indexOf(HIGHEST_MICROS) >> PAGE_MAGNITUDE) + 1;

  private final long[] @Nullable [] pages = new long[PAGE_COUNT][];
  private long count;
  private long sumMicros;
  private long minMicros = Long.MAX_VALUE;
  private long maxMicros;

  /** What recording all times of these here would give. */
  public static LatencyHistogram sum(List<SparseHistogram> parts) {
    LatencyHistogram sum = new LatencyHistogram();
    parts.forEach(sum::add);
    return sum;
  }

  /** Records one time; negative times count as 0. */
  public void record(long micros) {
    record(micros, 1);
  }

  /** Records one time so often; negative times count as 0. */
  public void record(long micros, long times) {
    long time = Math.max(0, micros);
    int bucket = bucketOf(time);
    page(bucket >> PAGE_MAGNITUDE)[bucket & (PAGE_SIZE - 1)] += times;
    count += times;
    sumMicros += time * times;
    minMicros = Math.min(minMicros, time);
    maxMicros = Math.max(maxMicros, time);
  }

  /** Adds all counts of the other. */
  public void add(LatencyHistogram other) {
    for (int p = 0; p < PAGE_COUNT; p++) {
      long[] added = other.pages[p];
      if (added != null) {
        long[] page = page(p);
        for (int i = 0; i < PAGE_SIZE; i++) {
          page[i] += added[i];
        }
      }
    }
    count += other.count;
    sumMicros += other.sumMicros;
    minMicros = Math.min(minMicros, other.minMicros);
    maxMicros = Math.max(maxMicros, other.maxMicros);
  }

  /**
   * Adds all counts of the other; the result is what recording both sets of times here would have
   * given.
   */
  public void add(SparseHistogram other) {
    if (other.count() == 0) {
      return;
    }
    Leb128.Input buckets = other.buckets();
    int bucket = 0;
    while (buckets.hasMore()) {
      bucket += (int) buckets.read();
      page(bucket >> PAGE_MAGNITUDE)[bucket & (PAGE_SIZE - 1)] += buckets.read();
    }
    count += other.count();
    sumMicros += other.sumMicros();
    minMicros = Math.min(minMicros, other.minMicros());
    maxMicros = Math.max(maxMicros, other.maxMicros());
  }

  /** The counts so far in their sparse form. */
  public SparseHistogram toSparse() {
    if (count == 0) {
      return SparseHistogram.EMPTY;
    }
    SparseHistogram.Builder sparse = new SparseHistogram.Builder(sumMicros, minMicros(), maxMicros);
    for (int p = 0; p < PAGE_COUNT; p++) {
      long[] page = pages[p];
      for (int i = 0; page != null && i < PAGE_SIZE; i++) {
        if (page[i] != 0) {
          sparse.bucket((p << PAGE_MAGNITUDE) + i, page[i]);
        }
      }
    }
    return sparse.build();
  }

  /**
   * What {@link #toSparse} would give, had the times from one index up to another been recorded
   * here.
   *
   * @param ascending times, none of them negative
   */
  static SparseHistogram sparse(int[] ascending, int from, int to) {
    if (from == to) {
      return SparseHistogram.EMPTY;
    }
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += ascending[i];
    }
    SparseHistogram.Builder sparse =
        new SparseHistogram.Builder(sum, ascending[from], ascending[to - 1]);
    int bucket = bucketOf(ascending[from]);
    int inBucket = 0;
    for (int i = from; i < to; i++) {
      int next = bucketOf(ascending[i]);
      if (next != bucket) {
        sparse.bucket(bucket, inBucket);
        bucket = next;
        inBucket = 0;
      }
      inBucket++;
    }
    sparse.bucket(bucket, inBucket);
    return sparse.build();
  }

  /**
   * Forgets all counts and keeps the pages, since the next second's times will be like the last's.
   */
  public void reset() {
    for (long[] page : pages) {
      if (page != null) {
        Arrays.fill(page, 0);
      }
    }
    count = 0;
    sumMicros = 0;
    minMicros = Long.MAX_VALUE;
    maxMicros = 0;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long minMicros() {
    return count == 0 ? 0 : minMicros;
  }

  @Override
  public long maxMicros() {
    return maxMicros;
  }

  @Override
  public double meanMicros() {
    return count == 0 ? 0 : (double) sumMicros / count;
  }

  @Override
  public long percentileMicros(double percent) {
    return percentilesMicros(percent)[0];
  }

  @Override
  public long[] percentilesMicros(double... ascendingPercents) {
    long[] ranks = ranks(ascendingPercents);
    long[] micros = new long[ranks.length];
    long seen = 0;
    int next = 0;
    for (int p = 0; p < PAGE_COUNT && next < ranks.length && count > 0; p++) {
      long[] page = pages[p];
      if (page == null) {
        continue;
      }
      for (int i = 0; i < PAGE_SIZE; i++) {
        seen += page[i];
        while (next < ranks.length && seen >= ranks[next]) {
          long value = ranks[next] == 0 ? 0 : highestEquivalent((p << PAGE_MAGNITUDE) + i);
          micros[next++] = Math.clamp(value, minMicros, maxMicros);
        }
      }
    }
    return micros;
  }

  private long[] ranks(double[] ascendingPercents) {
    long[] ranks = new long[ascendingPercents.length];
    for (int i = 0; i < ranks.length; i++) {
      double percent = ascendingPercents[i];
      if (!(percent >= 0 && percent <= 100)) {
        throw new IllegalArgumentException("percent must be from 0 to 100, is " + percent);
      }
      ranks[i] = percent == 0 ? 0 : Math.max(1, (long) Math.ceil(percent / 100 * count - 1e-9));
      if (i > 0 && ranks[i] < ranks[i - 1]) {
        throw new IllegalArgumentException("percents must ascend, " + percent + " does not");
      }
    }
    return ranks;
  }

  @Override
  public long countAtMost(long micros) {
    int last = micros < 0 ? -1 : bucketOf(micros);
    long counted = 0;
    for (int p = 0; p <= last >> PAGE_MAGNITUDE && last >= 0; p++) {
      long[] page = pages[p];
      int first = p << PAGE_MAGNITUDE;
      for (int i = 0; page != null && i < PAGE_SIZE && first + i <= last; i++) {
        counted += page[i];
      }
    }
    return counted;
  }

  @Override
  public void forEach(Times times) {
    for (int p = 0; p < PAGE_COUNT; p++) {
      long[] page = pages[p];
      for (int i = 0; page != null && i < PAGE_SIZE; i++) {
        if (page[i] > 0) {
          times.take(highestEquivalent((p << PAGE_MAGNITUDE) + i), page[i]);
        }
      }
    }
  }

  private long[] page(int number) {
    long[] page = pages[number];
    if (page == null) {
      page = new long[PAGE_SIZE];
      pages[number] = page;
    }
    return page;
  }

  private static int bucketOf(long micros) {
    return indexOf(Math.min(micros, HIGHEST_MICROS));
  }

  static int indexOf(long micros) {
    int bucket = LEADING_ZEROS_BASE - Long.numberOfLeadingZeros(micros | SUB_BUCKET_MASK);
    int subBucket = (int) (micros >>> bucket);
    return ((bucket + 1) << HALF_MAGNITUDE) + subBucket - HALF_COUNT;
  }

  private static long highestEquivalent(int index) {
    int bucket = Math.max(0, (index >> HALF_MAGNITUDE) - 1);
    long subBucket =
        index < 2 * HALF_COUNT ? index : (index & (HALF_COUNT - 1)) + (long) HALF_COUNT;
    return ((subBucket + 1) << bucket) - 1;
  }
}
