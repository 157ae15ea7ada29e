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
  private static final int MOST_RECENT = 16;

  private final List<SparseHistogram> recent = new ArrayList<>();
  private SparseHistogram older = SparseHistogram.EMPTY;
  private long count;

  public void add(SparseHistogram more) {
    if (more.count() == 0) {
      return;
    }
    if (recent.size() == MOST_RECENT) {
      older = sum(older, recent).toSparse();
      recent.clear();
    }
    recent.add(more);
    count += more.count();
  }

  private static LatencyHistogram sum(SparseHistogram first, List<SparseHistogram> others) {
    LatencyHistogram sum = new LatencyHistogram();
    sum.add(first);
    others.forEach(sum::add);
    return sum;
  }

  /** How many times there are. */
  public long count() {
    return count;
  }

  /** As it stands, for readers on any thread: what is added later does not change it. */
  public Distribution snapshot() {
    return new Sum(older, List.copyOf(recent), count);
  }

  private static final class Sum implements Distribution {
    private final SparseHistogram older;
    private final List<SparseHistogram> recent;
    private final long count;
    private volatile @Nullable LatencyHistogram whole;

    Sum(SparseHistogram older, List<SparseHistogram> recent, long count) {
      this.older = older;
      this.recent = recent;
      this.count = count;
    }

    /** Put together when first asked for; if two threads ask at once, by each of them. */
    private LatencyHistogram whole() {
      LatencyHistogram sum = whole;
      if (sum == null) {
        sum = sum(older, recent);
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
