package dev.throng.runner.search;

import dev.throng.runner.search.SearchStep.Figures;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.story.LoadUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Carries a search out against something that answers each load at once. */
final class Trying {
  private static final int ENDLESS_STEPS = 200;

  final SearchGoal goal;
  final List<SearchStep> steps = new ArrayList<>();

  /** Says what becomes of a load. */
  interface Target {
    Outcome bear(double load);
  }

  /**
   * What becomes of a load.
   *
   * @param strain of each threshold
   */
  record Outcome(Result result, double successesPerSecond, List<Double> strain) {
    /** Of which nothing but that is known. */
    Outcome(Result result, double successesPerSecond) {
      this(
          result,
          successesPerSecond,
          List.of(result == Result.BROKE ? Double.POSITIVE_INFINITY : 0));
    }

    /** Of times or failures. */
    static Outcome of(double successesPerSecond, Double... strain) {
      boolean holds = Arrays.stream(strain).allMatch(share -> share < 1);
      return new Outcome(holds ? Result.HELD : Result.BROKE, successesPerSecond, List.of(strain));
    }

    static Outcome of(boolean holds, double load) {
      return new Outcome(holds ? Result.HELD : Result.BROKE, load);
    }
  }

  Trying(SearchGoal goal) {
    this.goal = goal;
  }

  static SearchGoal users(int from, int to) {
    return new SearchGoal(LoadUnit.USERS, from, to, 0.05, 3, 8, 36_000);
  }

  static SearchGoal arrivals(double from, double to) {
    return new SearchGoal(LoadUnit.ARRIVALS_PER_SECOND, from, to, 0.05, 3, 8, 36_000);
  }

  /** A target that bears so much, and whose rate levels off there. */
  static Target bearing(double most) {
    return load -> new Outcome(load <= most ? Result.HELD : Result.BROKE, Math.min(load, most));
  }

  Trying step(double load, Result result) {
    return step(load, new Outcome(result, load));
  }

  private Trying step(double load, Outcome outcome) {
    int from = steps.isEmpty() ? 0 : steps.getLast().toSecond();
    int judged = from + goal.settleSeconds();
    double rate = outcome.successesPerSecond();
    steps.add(
        new SearchStep(
            load,
            outcome.result(),
            from,
            judged,
            judged + goal.holdSeconds(),
            new Figures(rate, rate, 0, 0, 0),
            outcome.strain(),
            outcome.result() == Result.HELD ? "" : "at " + load));
    return this;
  }

  static double holds(FoundCapacity found) {
    return Objects.requireNonNull(found.holds());
  }

  static double breaks(FoundCapacity found) {
    return Objects.requireNonNull(found.breaks());
  }

  SearchRule.Next next() {
    return SearchRule.next(goal, steps, steps.isEmpty() ? 0 : steps.getLast().toSecond());
  }

  FoundCapacity against(Target target) {
    while (steps.size() < ENDLESS_STEPS) {
      switch (next()) {
        case SearchRule.Next.Done done -> {
          return done.capacity();
        }
        case SearchRule.Next.Try next -> step(next.load(), target.bear(next.load()));
      }
    }
    throw new AssertionError("the search does not end: " + steps);
  }
}
