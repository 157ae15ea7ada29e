package dev.throng.runner.fleet;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.runner.load.ArrivalSchedule;
import dev.throng.runner.load.ChangedRate;
import dev.throng.runner.load.DueArrivals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many arrivals of all open models have been due, whether or not anybody counted them. */
public final class PlannedArrivals {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<DueArrivals> models = new ArrayList<>();
  private List<Arrivals> planned;
  private List<ArrivalSchedule> schedules;
  private boolean changed;
  private final long warmupNanos;
  private long total;
  private long inWarmup;

  public PlannedArrivals(Load load, long seed) {
    warmupNanos = 1_000_000_000L * Math.ceilDiv(load.warmup().toMillis(), 1000L);
    planned = load.arrivals();
    schedules = planned.stream().map(ArrivalSchedule::new).toList();
    for (int model = 0; model < planned.size(); model++) {
      models.add(new DueArrivals(schedules.get(model), seed, model));
    }
  }

  /**
   * From a moment on, later than any that was dealt or asked for, towards another rate of all open
   * models; it counts from the next deal on.
   */
  void change(Duration at, Duration ramp, double perSecond) {
    changed = true;
    planned = planned.stream().map(a -> ChangedRate.of(a, at, ramp, perSecond)).toList();
    schedules = planned.stream().map(ArrivalSchedule::new).toList();
    for (int model = 0; model < models.size(); model++) {
      models.get(model).follow(schedules.get(model));
    }
  }

  /** The open models as they were changed; none if they were not. */
  List<Arrivals> changed() {
    return changed ? planned : List.of();
  }

  /** How many arrivals are expected in a second of the load. */
  public double expectedIn(int second) {
    double expected = 0;
    for (ArrivalSchedule schedule : schedules) {
      expected +=
          schedule.expectedBefore((second + 1) * NANOS_PER_SECOND)
              - schedule.expectedBefore(second * NANOS_PER_SECOND);
    }
    return expected;
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
