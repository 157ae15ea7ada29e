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
public class TimesRecorder {
  private static final int FIRST_CAPACITY = 32;
  private static final int CAPACITY = 1024;
  private static final List<TimeFigure> FIGURES = List.of(TimeFigure.values());

  /** Above the time in microseconds stands the figure, the first of them as the least number. */
  private static final int FIGURE_SHIFT = 29;

  /** The longest time that has room in a row, nine minutes. */
  private static final int MOST_MICROS = (1 << FIGURE_SHIFT) - 1;

  private int[] recent = new int[FIRST_CAPACITY];
  private int size;
  private boolean empty = true;
  private final @Nullable LatencyHistogram[] counted = new LatencyHistogram[FIGURES.size()];

  /** Records one time in microseconds; negative times count as 0. */
  public final void record(TimeFigure figure, long micros) {
    empty = false;
    if (micros > MOST_MICROS) {
      histogram(figure.ordinal()).record(micros);
      return;
    }
    if (size == recent.length) {
      makeRoom();
    }
    recent[size++] =
        Integer.MIN_VALUE + (figure.ordinal() << FIGURE_SHIFT) + (int) Math.max(0, micros);
  }

  /** Whether no time was recorded since the last {@link #drain}. */
  public final boolean isEmpty() {
    return empty;
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
      histogram(figure(recent[i])).record(recent[i] & MOST_MICROS);
    }
    size = 0;
  }

  private static int figure(int entry) {
    return (entry - Integer.MIN_VALUE) >>> FIGURE_SHIFT;
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
  public final List<SparseHistogram> drain() {
    Arrays.sort(recent, 0, size);
    List<SparseHistogram> drained = new ArrayList<>(FIGURES.size());
    int from = 0;
    for (int figure = 0; figure < FIGURES.size(); figure++) {
      int to = from;
      while (to < size && figure(recent[to]) == figure) {
        recent[to++] &= MOST_MICROS;
      }
      drained.add(drain(counted[figure], from, to));
      from = to;
    }
    size = 0;
    empty = true;
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
