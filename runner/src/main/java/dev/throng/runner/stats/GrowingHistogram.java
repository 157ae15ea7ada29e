package dev.throng.runner.stats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sum of histograms that come one by one, second by second, and that anybody may look at as it
 * stands. What comes is only kept until it is several: adding it up costs most where the
 * processor's cache has nothing of the sum, as with hundreds of names, and most of what is handed
 * out is never read. Who reads pays. One thread adds and hands out.
 */
public final class GrowingHistogram {
  private static final int MOST_PARTS = 17;

  /** The sum of the older ones, and those that came since. */
  private final List<SparseHistogram> parts = new ArrayList<>();

  private long count;

  public void add(SparseHistogram more) {
    if (more.count() == 0) {
      return;
    }
    if (parts.size() == MOST_PARTS) {
      SparseHistogram sum = LatencyHistogram.sum(parts).toSparse();
      parts.clear();
      parts.add(sum);
    }
    parts.add(more);
    count += more.count();
  }

  /** How many times there are. */
  public long count() {
    return count;
  }

  /** As it stands, for readers on any thread: what is added later does not change it. */
  public Distribution snapshot() {
    return new Sum(List.copyOf(parts), count);
  }

  private static final class Sum implements Distribution {
    private final List<SparseHistogram> parts;
    private final long count;
    private volatile @Nullable LatencyHistogram whole;

    Sum(List<SparseHistogram> parts, long count) {
      this.parts = parts;
      this.count = count;
    }

    /** Put together when first asked for; if two threads ask at once, by each of them. */
    private LatencyHistogram whole() {
      LatencyHistogram sum = whole;
      if (sum == null) {
        sum = LatencyHistogram.sum(parts);
        whole = sum;
      }
      return sum;
    }

    @Override
    public long count() {
      return count;
    }

    @Override
    public long minMicros() {
      return whole().minMicros();
    }

    @Override
    public long maxMicros() {
      return whole().maxMicros();
    }

    @Override
    public double meanMicros() {
      return whole().meanMicros();
    }

    @Override
    public long percentileMicros(double percent) {
      return whole().percentileMicros(percent);
    }

    @Override
    public long[] percentilesMicros(double... ascendingPercents) {
      return whole().percentilesMicros(ascendingPercents);
    }

    @Override
    public void forEach(Times times) {
      whole().forEach(times);
    }

    @Override
    public long countAtMost(long micros) {
      return whole().countAtMost(micros);
    }
  }
}
