package dev.throng.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.search.Trying.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many targets of each kind with limits of all sizes, by formulas, with noise on what is measured:
 * at least 95 % of the searches find the limit, in at most 12 steps, to within 5 %.
 */
class NoisyTargetsTest {
  private static final int SEARCHES = 400;

  /** How exactly a limit can be told by single steps that err. */
  private static final double BLUR = 0.01;

  private static final double TIME_NOISE = 0.01;
  private static final double RATE_NOISE = 0.01;

  /** As if the load, or what the target can do, had been another in this step. */
  private static final double LOAD_NOISE = 0.005;

  /** What a target does at a load, without noise. */
  private interface Law {
    /** Its rate of successes, and the strain of its thresholds. */
    double[] at(double load);
  }

  private record Known(boolean ofUsers, Law law) {}

  private enum Kind {
    /** Users who wait between requests, a pool, a threshold on times. */
    POOL_OF_USERS {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 30, 3000);
        double work = between(chance, 0.005, 0.1);
        double wait = between(chance, 0.5, 3);
        double limit = work * between(chance, 2, 10);
        return new Known(
            true,
            users -> {
              double time =
                  Math.max(queued(users / (work + wait) / capacity, work), users / capacity - wait);
              return new double[] {users / (time + wait), time / limit};
            });
      }
    },
    /** The same, with a client that gives up, and a threshold on failures too. */
    POOL_OF_IMPATIENT_USERS {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 30, 3000);
        double work = between(chance, 0.005, 0.05);
        double wait = between(chance, 0.5, 2);
        double patience = 2;
        double limit = between(chance, 0.1, 1);
        return new Known(
            true,
            users -> {
              double time = Math.max(work, Math.min(patience, users / capacity - wait));
              double asked = users / (time + wait);
              double failures = Math.max(0, 1 - capacity / asked);
              return new double[] {asked * (1 - failures), 1.1 * time / limit, failures / 0.01};
            });
      }
    },
    /** Arrivals, a pool, a threshold on times of some seconds' queue. */
    POOL_OF_ARRIVALS {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 15, 4500);
        double work = between(chance, 0.005, 0.1);
        double limit = work * between(chance, 2, 30);
        return new Known(
            false,
            rate -> {
              double backlog = Math.max(0, rate - capacity) * 10;
              double time = queued(rate / capacity, work) + backlog / capacity;
              return new double[] {Math.min(rate, capacity), time / limit};
            });
      }
    },
    LIMITER {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 15, 4500);
        double limit = between(chance, 0.005, 0.1);
        return new Known(
            false,
            rate ->
                new double[] {Math.min(rate, capacity), Math.max(0, 1 - capacity / rate) / limit});
      }
    },
    LIMITER_OF_USERS {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 15, 4500);
        double work = between(chance, 0.005, 0.1);
        double wait = between(chance, 0.5, 3);
        double limit = between(chance, 0.005, 0.1);
        return new Known(
            true,
            users -> {
              double asked = Math.max(users / (work + wait), (users - capacity * work) / wait);
              double good = Math.min(asked, capacity);
              return new double[] {good, (1 - good / asked) / limit};
            });
      }
    },
    /** Slower with each request in flight, long before the rate levels off. */
    CONTENTION {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 15, 4500);
        double work = between(chance, 0.005, 0.1);
        double limit = work * between(chance, 1.5, 4);
        return new Known(
            false,
            rate ->
                new double[] {
                  Math.min(rate, capacity), work / Math.max(0.01, 1 - rate / capacity) / limit
                });
      }
    },
    /** Overloaded, it answers nobody in time, so that only bisection is left. */
    COLLAPSE(14) {
      @Override
      Known target(SplittableRandom chance) {
        double capacity = between(chance, 15, 4500);
        return new Known(
            false,
            rate ->
                rate < capacity
                    ? new double[] {rate, 0.1, 0}
                    : new double[] {capacity / 20, 10, 95});
      }
    };

    /** In so many steps it is to be found. */
    final int mostSteps;

    Kind() {
      this(12);
    }

    Kind(int mostSteps) {
      this.mostSteps = mostSteps;
    }

    abstract Known target(SplittableRandom chance);
  }

  /** Evenly among their logarithms. */
  private static double between(SplittableRandom chance, double low, double high) {
    return low * Math.pow(high / low, chance.nextDouble());
  }

  /** Of many servers, of which each is busy for some of the time. */
  private static double queued(double busy, double work) {
    return work * (1 + Math.pow(Math.min(1, busy), 20));
  }

  private static Outcome measured(Law law, double load, SplittableRandom chance) {
    double asIf = noise(LOAD_NOISE, chance);
    double[] exactly = law.at(load * asIf);
    Double[] strain = new Double[exactly.length - 1];
    for (int i = 0; i < strain.length; i++) {
      strain[i] = exactly[i + 1] * noise(TIME_NOISE, chance);
    }
    return Outcome.of(exactly[0] / asIf * noise(RATE_NOISE, chance), strain);
  }

  private static double noise(double sigma, SplittableRandom chance) {
    return Math.exp(sigma * chance.nextGaussian());
  }

  private static double truth(Law law) {
    DoubleUnaryOperator worst =
        load -> {
          double most = 0;
          double[] at = law.at(load);
          for (int i = 1; i < at.length; i++) {
            most = Math.max(most, at[i]);
          }
          return most;
        };
    double low = 1;
    double high = 1e6;
    while (high / low > 1.0001) {
      double middle = Math.sqrt(low * high);
      if (worst.applyAsDouble(middle) < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Known reachable(Kind kind, SplittableRandom chance) {
    Known target = kind.target(chance);
    double truth = truth(target.law());
    return truth > 12 && truth < 4500 ? target : reachable(kind, chance);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void limitsAreFoundInFewSteps(Kind kind) {
    List<String> missed = new ArrayList<>();
    SplittableRandom chance = new SplittableRandom(1);
    for (int searches = 0; searches < SEARCHES; searches++) {
      Known target = reachable(kind, chance);
      double truth = truth(target.law());
      Trying trying =
          new Trying(target.ofUsers() ? Trying.users(10, 5000) : Trying.arrivals(10, 5000));
      FoundCapacity found = trying.against(load -> measured(target.law(), load, chance));
      double holds = Trying.holds(found);
      double breaks = Trying.breaks(found);
      double blur = BLUR * truth + (target.ofUsers() ? 1 : 0);

      assertThat(trying.goal.isNarrow(holds, breaks)).isTrue();
      if (holds > truth + blur || breaks < truth - blur || trying.steps.size() > kind.mostSteps) {
        missed.add(
            "%.1f, found %s to %s in %d steps"
                .formatted(truth, holds, breaks, trying.steps.size()));
      }
    }
    assertThat(missed).hasSizeLessThanOrEqualTo(SEARCHES / 20);
  }
}
