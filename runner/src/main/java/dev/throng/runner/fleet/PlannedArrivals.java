package dev.throng.runner.fleet;

import dev.throng.crds.spec.Load;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.DueArrivals;
import java.util.ArrayList;
import java.util.List;

/** How many arrivals of all open models have been due, whether or not anybody counted them. */
public final class PlannedArrivals {
  private final List<DueArrivals> models = new ArrayList<>();
  private final long warmupNanos;
  private long total;
  private long inWarmup;

  public PlannedArrivals(Load load, long seed) {
    warmupNanos = 1_000_000_000L * Math.ceilDiv(load.warmup().toMillis(), 1000L);
    for (int model = 0; model < load.arrivals().size(); model++) {
      models.add(new DueArrivals(new ArrivalSchedule(load.arrivals().get(model)), seed, model));
    }
  }

  boolean areAny() {
    return !models.isEmpty();
  }

  /** From a moment on so many workers share them. */
  void deal(long fromNanos, int workers) {
    models.forEach(model -> model.deal(fromNanos, workers));
  }

  /** The load has come to a moment. */
  public void advance(long nanos) {
    if (nanos <= warmupNanos) {
      total = inWarmup = before(nanos);
    } else {
      if (total == inWarmup) {
        inWarmup = before(warmupNanos);
      }
      total = before(nanos);
    }
  }

  private long before(long nanos) {
    return models.stream().mapToLong(model -> model.before(nanos)).sum();
  }

  public long total() {
    return total;
  }

  public long inWarmup() {
    return inWarmup;
  }
}
