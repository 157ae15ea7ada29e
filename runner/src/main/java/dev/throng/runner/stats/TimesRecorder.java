package dev.throng.runner.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the times of one name one by one, and gives a histogram for each figure. They are kept as
 * they come, all figures in one row, and counted in buckets by the hundred: a name with few
 * requests a second needs no buckets of its own, and a request touches one place of the processor's
 * cache, however many names there are. One thread.
 */
public final class TimesRecorder {
  private static final int FIRST_CAPACITY = 32;
  private static final int CAPACITY = 1024;
  private static final List<TimeFigure> FIGURES = List.of(TimeFigure.values());

  /** Above the time in microseconds stands the figure. */
  private static final int FIGURE_SHIFT = 56;

  private static final long MOST_MICROS = (1L << FIGURE_SHIFT) - 1;

  private long[] recent = new long[FIRST_CAPACITY];
  private int size;
  private final @Nullable LatencyHistogram[] counted = new LatencyHistogram[FIGURES.size()];

  /** Records one time in microseconds; negative times count as 0. */
  public void record(TimeFigure figure, long micros) {
    if (size == recent.length) {
      makeRoom();
    }
    recent[size++] = (long) figure.ordinal() << FIGURE_SHIFT | Math.clamp(micros, 0, MOST_MICROS);
  }

  /** Whether no time was recorded since the last {@link #drain}. */
  public boolean isEmpty() {
    return size == 0;
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
      histogram((int) (recent[i] >>> FIGURE_SHIFT)).record(recent[i] & MOST_MICROS);
    }
    size = 0;
  }

  private LatencyHistogram histogram(int figure) {
    LatencyHistogram histogram = counted[figure];
    if (histogram == null) {
      histogram = new LatencyHistogram();
      counted[figure] = histogram;
    }
    return histogram;
  }

  /** All times since the last call: a histogram for each figure, in their order. */
  public List<SparseHistogram> drain() {
    Arrays.sort(recent, 0, size);
    List<SparseHistogram> drained = new ArrayList<>(FIGURES.size());
    int from = 0;
    for (int figure = 0; figure < FIGURES.size(); figure++) {
      int to = from;
      while (to < size && recent[to] >>> FIGURE_SHIFT == figure) {
        recent[to++] &= MOST_MICROS;
      }
      drained.add(drain(counted[figure], from, to));
      from = to;
    }
    size = 0;
    return drained;
  }

  private SparseHistogram drain(@Nullable LatencyHistogram histogram, int from, int to) {
    if (histogram == null || histogram.count() == 0) {
      return LatencyHistogram.sparse(recent, from, to);
    }
    for (int i = from; i < to; i++) {
      histogram.record(recent[i]);
    }
    SparseHistogram sparse = histogram.toSparse();
    histogram.reset();
    return sparse;
  }
}
