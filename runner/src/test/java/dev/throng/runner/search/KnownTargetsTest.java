package dev.throng.runner.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throng.runner.history.Cell;
import dev.throng.runner.history.History;
import dev.throng.runner.history.Series;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.search.Trying.Outcome;
import dev.throng.runner.story.LoadUnit;
import dev.throng.runner.story.simulation.Ramp;
import dev.throng.runner.story.simulation.Simulation;
import dev.throng.runner.story.simulation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Targets whose limit is known, computed request by request with their noise: of 20 searches with
 * other chances each at least 19 find it, in at most 12 steps, to within 5 %. Where chance decides
 * of a load, the truth is the load that holds in half of its trials.
 */
class KnownTargetsTest {
  private static final int RUNS = 20;

  /** By so many of each load the truth is told. */
  private static final int TRIALS = 31;

  /** How exactly the truth is known. */
  private static final double BLUR = 0.005;

  /** A target at a load, for as long as a step lasts. */
  private interface Trial {
    History run(double load, long seed);
  }

  private record Known(SearchGoal goal, Trial trial, ToDoubleFunction<Series> over) {
    Outcome outcome(double load, long seed) {
      Series judged = judged(trial.run(load, seed).total());
      double successes = 0;
      for (int second = 0; second < judged.rows(); second++) {
        successes += judged.get(second).successes();
      }
      return Outcome.of(successes / goal.holdSeconds(), over.applyAsDouble(judged));
    }

    private Series judged(Series all) {
      List<Cell> cells = new ArrayList<>();
      for (int second = goal.settleSeconds(); second < goal.stepSeconds(); second++) {
        cells.add(second < all.rows() ? all.get(second) : Cell.NONE);
      }
      return Series.of(cells, 1);
    }

    /** By bisection between two loads that are surely below and above it. */
    double truth(double below, double above) {
      double low = below;
      double high = above;
      while (high - low > Math.max(BLUR / 2 * high, goal.unit() == USERS ? 1 : 0)) {
        double middle = (low + high) / 2;
        double load = goal.unit() == USERS ? Math.rint(middle) : middle;
        long held =
            LongStream.range(1000, 1000 + TRIALS)
                .filter(seed -> outcome(load, seed).result() == Result.HELD)
                .count();
        if (2 * held > TRIALS) {
          low = load;
        } else {
          high = load;
        }
      }
      return low;
    }

    void isFound(double truth) {
      List<String> missed = new ArrayList<>();
      for (long run = 1; run <= RUNS; run++) {
        Trying trying = new Trying(goal);
        long seed = 100 * run;
        FoundCapacity found = trying.against(load -> outcome(load, seed + trying.steps.size()));
        assertThat(goal.isNarrow(Trying.holds(found), Trying.breaks(found))).isTrue();
        boolean holdsIt =
            Trying.holds(found) <= truth * (1 + BLUR) && Trying.breaks(found) > truth * (1 - BLUR);
        if (!holdsIt || trying.steps.size() > 12) {
          missed.add(found.holds() + " to " + found.breaks() + " in " + trying.steps.size());
        }
      }
      assertThat(missed).as("missed %s", truth).hasSizeLessThanOrEqualTo(RUNS / 20);
    }
  }

  private static final LoadUnit USERS = LoadUnit.USERS;

  private static double failures(Series judged) {
    double failed = 0;
    double all = 0;
    for (int second = 0; second < judged.rows(); second++) {
      failed += judged.get(second).failures();
      all += judged.get(second).requests();
    }
    return failed / all;
  }

  private static double meanP95Millis(Series judged) {
    double sum = 0;
    for (int second = 0; second < judged.rows(); second++) {
      sum += judged.get(second).p95Micros() / 1000;
    }
    return sum / judged.rows();
  }

  private static ToDoubleFunction<Series> p95Below(double millis) {
    return judged -> meanP95Millis(judged) / millis;
  }

  private static ToDoubleFunction<Series> failuresBelow(double ratio) {
    return judged -> failures(judged) / ratio;
  }

  private static Trial users(SearchGoal goal, Supplier<Target> target) {
    return (load, seed) ->
        new Simulation(Ramp.users(load, goal.stepSeconds()), target.get(), seed)
            .thinkExactly(1)
            .run();
  }

  private static Trial arrivals(SearchGoal goal, Supplier<Target> target) {
    return (load, seed) ->
        new Simulation(Ramp.arrivals(load, goal.stepSeconds()), target.get(), seed).evenly().run();
  }

  @Test
  void aPoolOf20Times20MillisecondsTakesArrivals() {
    SearchGoal goal = Trying.arrivals(10, 5000);
    Known pool =
        new Known(goal, arrivals(goal, () -> new Target(0.02, 0.4).servers(20)), p95Below(100));
    double truth = pool.truth(900, 1100);
    assertThat(truth).isBetween(950.0, 1010.0);
    pool.isFound(truth);
  }

  @Test
  void aPoolOf20Times20MillisecondsTakesUsers() {
    SearchGoal goal = Trying.users(10, 5000);
    Known pool =
        new Known(goal, users(goal, () -> new Target(0.02, 0.4).servers(20)), p95Below(80));
    double truth = pool.truth(900, 1300);
    assertThat(truth).isBetween(980.0, 1080.0);
    pool.isFound(truth);
  }

  @Test
  void aLimiterOf200ASecond() {
    SearchGoal goal = Trying.arrivals(10, 5000);
    Known limiter =
        new Known(
            goal, arrivals(goal, () -> new Target(0.02, 0.4).limit(200)), failuresBelow(0.02));
    double truth = limiter.truth(150, 250);
    assertThat(truth).isBetween(190.0, 210.0);
    limiter.isFound(truth);
  }

  @Test
  void aLimiterOf200ASecondForUsers() {
    SearchGoal goal = Trying.users(10, 5000);
    Trial oneByOne =
        (load, seed) ->
            new Simulation(
                    Ramp.users(0, 0).to(load, 1).to(load, goal.stepSeconds() - 1),
                    new Target(0.02, 0.4).limit(200),
                    seed)
                .thinkExactly(1)
                .run();
    Known limiter = new Known(goal, oneByOne, failuresBelow(0.02));
    double truth = limiter.truth(150, 300);
    assertThat(truth).isBetween(195.0, 215.0);
    limiter.isFound(truth);
  }

  @Test
  void aQueueOfOne() {
    SearchGoal goal = Trying.users(1, 50);
    Known queue =
        new Known(
            goal,
            (load, seed) ->
                new Simulation(
                        Ramp.users(load, goal.stepSeconds()),
                        new Target(0.05, 0.2).servers(1).queue(1),
                        seed)
                    .thinkExactly(0.001)
                    .run(),
            failuresBelow(0.01));
    queue.isFound(2);
  }

  @Test
  void noLimitInReach() {
    SearchGoal goal = Trying.users(10, 1000);
    Known idle = new Known(goal, users(goal, () -> new Target(0.02, 0.8)), p95Below(200));
    for (long run = 1; run <= 3; run++) {
      Trying trying = new Trying(goal);
      long seed = 100 * run;
      FoundCapacity found = trying.against(load -> idle.outcome(load, seed + trying.steps.size()));
      assertThat(found.end()).isEqualTo(new FoundCapacity.End.AtLeast());
      assertThat(found.holds()).isEqualTo(1000);
    }
  }
}
