package dev.throng.runner.load;

import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When iterations of an open model are due. The rate λ(t) is piecewise linear; its integral A(t) =
 * ∫λ counts the arrivals expected by t. A constant process has arrival i at A⁻¹(i); a Poisson
 * process at A⁻¹(E₀ + … + Eᵢ) with independent unit exponentials. Times are nanoseconds since the
 * start of the load.
 */
public final class ArrivalSchedule {
  private static final double NANOS = 1e9;

  private final Arrivals.Process process;
  private final int maxInFlight;
  private final List<Slope> slopes = new ArrayList<>();
  private final long endNanos;
  private final double total;

  private record Slope(
      double fromSeconds, double seconds, double fromRate, double toRate, double before) {
    double integral(double elapsedSeconds) {
      return elapsedSeconds * (fromRate + (toRate - fromRate) * elapsedSeconds / (2 * seconds));
    }

    double secondsUntil(double arrivals) {
      double acceleration = (toRate - fromRate) / seconds;
      // the stable root of a/2·s² + r·s − arrivals = 0, also for a → 0
      double root = Math.sqrt(Math.max(0, fromRate * fromRate + 2 * acceleration * arrivals));
      return fromRate + root == 0 ? 0 : 2 * arrivals / (fromRate + root);
    }
  }

  public ArrivalSchedule(Arrivals arrivals) {
    process = arrivals.process();
    maxInFlight = arrivals.maxInFlight();
    double clock = 0;
    double integral = 0;
    double rate = arrivals.stages().isEmpty() ? 0 : arrivals.stages().getFirst().rate().perSecond();
    for (ArrivalStage stage : arrivals.stages()) {
      double seconds = stage.duration().toNanos() / NANOS;
      if (seconds > 0) {
        Slope slope = new Slope(clock, seconds, rate, stage.rate().perSecond(), integral);
        slopes.add(slope);
        integral += slope.integral(seconds);
        clock += seconds;
      }
      rate = stage.rate().perSecond();
    }
    total = integral;
    endNanos = Math.round(clock * NANOS);
  }

  public long endNanos() {
    return endNanos;
  }

  /** A(t): how many arrivals are expected before a moment. */
  public double expectedBefore(long nanos) {
    double seconds = nanos / NANOS;
    double expected = 0;
    for (Slope slope : slopes) {
      if (seconds > slope.fromSeconds()) {
        expected =
            slope.before()
                + slope.integral(Math.min(seconds - slope.fromSeconds(), slope.seconds()));
      }
    }
    return expected;
  }

  /** A⁻¹: when an expected number of arrivals is reached; {@link UserPlan#ENDLESS} if never. */
  public long timeOf(double arrivals) {
    if (arrivals >= total) {
      return UserPlan.ENDLESS;
    }
    Slope found = slopes.getFirst();
    for (Slope slope : slopes) {
      if (arrivals >= slope.before()) {
        found = slope;
      }
    }
    return Math.round(
        (found.fromSeconds() + found.secondsUntil(arrivals - found.before())) * NANOS);
  }

  /** How many arrivals of a constant process are due before a moment. */
  long dueBefore(long nanos) {
    long due = Math.max(0, (long) Math.ceil(expectedBefore(nanos)) - 1);
    while (timeOf(due) < nanos) {
      due++;
    }
    while (due > 0 && timeOf(due - 1) >= nanos) {
      due--;
    }
    return due;
  }

  /** The first so many workers share the arrivals: each of them has room for one iteration. */
  public int sharers(int workers) {
    return Math.min(workers, maxInFlight);
  }

  /** How many iterations may run at once on one of several workers, of all that may. */
  public int room(int share, int workers) {
    return Shares.of(maxInFlight, share, workers);
  }

  /**
   * The arrivals of one of several generators; together they make up the whole process. Constant
   * arrivals are dealt in turn; a Poisson process of rate λ is the sum of independent ones of rate
   * λ/n.
   *
   * @param share which generator, from 0
   * @param shares how many there are
   * @param fromNanos arrivals before this moment are left out
   * @param runSeed for the exponentials
   * @param model which of the run's open models this is, from 0
   */
  public ArrivalTimes times(int share, int shares, long fromNanos, long runSeed, int model) {
    return switch (process) {
      case CONSTANT -> new ConstantTimes(this, share, shares, fromNanos);
      case POISSON -> {
        long seed = Seeds.mix(Seeds.mix(runSeed, -1L - model), share);
        yield new PoissonTimes(this, shares, fromNanos, new SplittableRandom(seed));
      }
    };
  }
}
