package dev.throng.runner.search;

import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.story.LoadUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rule of the search: a pure function of its steps. Loads are raised by a factor until one
 * breaks; then the stretch between the bounds is cut where their figures say that it breaks ({@link
 * Crossing}), or in the middle where they say nothing or have misled. Bounds are told as MLRsearch
 * does (draft-ietf-bmwg-mlrsearch-15, 4.6): the upper one is the lowest load that broke in more
 * than half of its trials, the lower one is the highest below it that held in more than half.
 */
public final class SearchRule {
  private static final double LARGEST_FACTOR = 4;
  private static final double SMALLEST_FACTOR = 2;

  /** In so many steps a load is to be raised from the lightest to the heaviest. */
  private static final double RAISES = 5;

  /** So many cuts in a row may move the same bound: then the middle is surer. */
  private static final int MOST_MISSED = 2;

  /** Of the width, so that rounding leaves the bounds close enough. */
  private static final double SAFE = 0.9;

  private final SearchGoal goal;
  private final List<SearchStep> steps;
  private final int second;
  private final TreeMap<Double, Trials> trials;
  private final Optional<Trials> upper;
  private final Optional<Trials> lower;
  private final Optional<Trials> outOfReach;

  /** What comes after some steps. */
  public sealed interface Next {
    /** Another load is tried, or the same once more. */
    record Try(double load) implements Next {}

    /** The search is over. */
    record Done(FoundCapacity capacity) implements Next {}
  }

  private SearchRule(SearchGoal goal, List<SearchStep> steps, int second) {
    this.goal = goal;
    this.steps = steps;
    this.second = second;
    trials =
        steps.stream()
            .collect(Collectors.groupingBy(SearchStep::load, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(entry -> new Trials(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(Trials::load, t -> t, (a, _) -> a, TreeMap::new));
    upper = lowest(Trials::breaks);
    double above = upper.map(Trials::load).orElse(Double.POSITIVE_INFINITY);
    lower =
        trials.values().stream()
            .filter(tried -> tried.holds() && tried.load() < above)
            .max(Comparator.comparing(Trials::load));
    double below = lower.map(Trials::load).orElse(0.0);
    outOfReach =
        lowest(tried -> tried.isOutOfReach() && tried.load() > below && tried.load() < above);
  }

  private Optional<Trials> lowest(Predicate<Trials> which) {
    return trials.values().stream().filter(which).min(Comparator.comparing(Trials::load));
  }

  /**
   * Which load comes next, or what was found.
   *
   * @param second of the run, in which the next step could begin
   */
  public static Next next(SearchGoal goal, List<SearchStep> steps, int second) {
    return new SearchRule(goal, steps, second).next();
  }

  /** What some steps say, if the run ends here. */
  public static FoundCapacity cutShort(SearchGoal goal, List<SearchStep> steps) {
    return new SearchRule(goal, steps, 0).found(new End.CutShort());
  }

  private Next next() {
    Next wanted = wanted();
    boolean late = second + goal.stepSeconds() > goal.budgetSeconds();
    return wanted instanceof Next.Try && late ? done(new End.OutOfTime()) : wanted;
  }

  private Next wanted() {
    if (steps.isEmpty()) {
      return new Next.Try(goal.from());
    }
    Trials latest = trials.get(steps.getLast().load());
    if (latest != null && latest.isOpen()) {
      return new Next.Try(latest.load());
    }
    if (lower.isEmpty()) {
      return upper.isEmpty() ? outOfReach() : belowFrom(upper.get());
    }
    return upper.isEmpty() ? raised(lower.get()) : between(lower.get(), upper.get());
  }

  private Next belowFrom(Trials upper) {
    return upper.isConfirmed() ? done(new End.LessThan()) : new Next.Try(upper.load());
  }

  private Next raised(Trials lower) {
    if (lower.load() >= goal.to()) {
      return lower.isConfirmed() ? done(new End.AtLeast()) : new Next.Try(lower.load());
    }
    if (outOfReach.isPresent()) {
      return belowReach(lower, outOfReach.get());
    }
    double factor =
        Math.clamp(Math.pow(goal.to() / goal.from(), 1 / RAISES), SMALLEST_FACTOR, LARGEST_FACTOR);
    double raised = Math.max(rounded(lower.load() * factor, 2), next(lower.load()));
    return new Next.Try(Math.min(goal.to(), raised));
  }

  private double next(double load) {
    return goal.unit() == LoadUnit.USERS ? load + 1 : load;
  }

  private Next between(Trials lower, Trials upper) {
    if (outOfReach.isPresent()) {
      return belowReach(lower, outOfReach.get());
    }
    if (!goal.isNarrow(lower.load(), upper.load())) {
      return new Next.Try(cut(lower, upper));
    }
    for (Trials bound : List.of(lower, upper)) {
      if (!bound.isConfirmed()) {
        return new Next.Try(bound.load());
      }
    }
    return done(new End.Narrow());
  }

  /** As high as the generator, or a target that does not recover, allows. */
  private Next belowReach(Trials lower, Trials ceiling) {
    return goal.isNarrow(lower.load(), ceiling.load())
        ? outOfReach()
        : new Next.Try(middle(lower.load(), ceiling.load()));
  }

  private Next outOfReach() {
    Trials ceiling = outOfReach.orElseThrow();
    return done(new End.Unclear(ceiling.load(), ceiling.last(Result.UNCLEAR).why()));
  }

  private double cut(Trials lower, Trials upper) {
    double low = lower.load();
    double high = upper.load();
    List<Boolean> moved = lastCutsThatAgree();
    double away = Math.pow(1 - SAFE * goal.width(), Math.max(1, moved.size()));
    OptionalDouble told = crossing(lower, upper, moved.contains(true));
    if (told.isEmpty() || moved.size() > MOST_MISSED || low / away > high * away) {
      return middle(low, high);
    }
    double crossing = told.getAsDouble();
    double likelyToHold = crossing > high * away ? high : crossing * (1 - goal.width() / 2);
    return within(low, high, Math.clamp(likelyToHold, low / away, high * away));
  }

  /**
   * Where it is likely to break.
   *
   * @param higher whether the last cut held, so that it may break later than the first threshold
   *     told
   */
  private OptionalDouble crossing(Trials lower, Trials upper, boolean higher) {
    List<SearchStep> held =
        trials.headMap(lower.load(), true).values().stream()
            .filter(Trials::holds)
            .map(tried -> tried.last(Result.HELD))
            .toList();
    return Crossing.of(steps, held, upper.last(Result.BROKE), goal.width())
        .map(crossing -> higher ? crossing.highest() : crossing.lowest())
        .orElse(OptionalDouble.empty());
  }

  /** Of the cuts since the last that moved the other bound, whether each held. */
  private List<Boolean> lastCutsThatAgree() {
    List<Boolean> held =
        steps.stream()
            .dropWhile(step -> step.result() != Result.BROKE)
            .skip(1)
            .map(SearchStep::load)
            .distinct()
            .map(load -> Objects.requireNonNull(trials.get(load)).holds())
            .toList();
    return held.reversed().stream()
        .takeWhile(held.isEmpty() ? _ -> true : held.getLast()::equals)
        .toList();
  }

  /** In the same ratio to both. */
  private double middle(double low, double high) {
    return within(low, high, Math.sqrt(low * high));
  }

  private double within(double low, double high, double load) {
    double rounded = rounded(load, 3);
    if (goal.unit() == LoadUnit.USERS) {
      return Math.clamp(rounded, Math.floor(low) + 1, Math.ceil(high) - 1);
    }
    return rounded > low && rounded < high ? rounded : load;
  }

  private double rounded(double load, int digits) {
    double digitsThatMatter = BigDecimal.valueOf(load).round(new MathContext(digits)).doubleValue();
    return goal.unit() == LoadUnit.USERS ? Math.rint(digitsThatMatter) : digitsThatMatter;
  }

  private Next done(End end) {
    return new Next.Done(found(end));
  }

  private FoundCapacity found(End end) {
    return new FoundCapacity(
        goal.unit(),
        lower.map(Trials::load).orElse(null),
        upper.map(Trials::load).orElse(null),
        lower.map(held -> held.last(Result.HELD).figures().requestsPerSecond()).orElse(0.0),
        upper.map(broke -> broke.last(Result.BROKE).why()).orElse(null),
        end);
  }
}
