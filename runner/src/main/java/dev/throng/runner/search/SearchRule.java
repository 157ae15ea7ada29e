package dev.throng.runner.search;

import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.story.LoadUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rule of the search: a pure function of its steps. Loads are raised by a factor until one
 * breaks; then the stretch between the bounds is cut: first where the line through the lower bound
 * meets the rate at which the upper one levels off, then beside that, then in the middle. Bounds
 * are told as MLRsearch does (draft-ietf-bmwg-mlrsearch-15, 4.6): the upper one is the lowest load
 * that broke in more than half of its trials, the lower one is the highest below it that held in
 * more than half.
 */
public final class SearchRule {
  private static final double LARGEST_FACTOR = 4;
  private static final double SMALLEST_FACTOR = 2;

  /** In so many steps a load is to be raised from the lightest to the heaviest. */
  private static final double RAISES = 5;

  /** So many loads are tried beside the one that was told, each further away. */
  private static final int MOST_BESIDE = 2;

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
    List<SearchStep> raises =
        steps.stream().takeWhile(step -> step.result() != Result.BROKE).toList();
    List<SearchStep> cuts = steps.stream().skip(raises.size() + 1L).toList();
    OptionalDouble met = met(raises, steps.get(raises.size()));
    double low = lower.load();
    double high = upper.load();
    double middle = middle(low, high);
    if (met.isEmpty()) {
      return middle;
    }
    if (cuts.isEmpty()) {
      return within(low, high, met.getAsDouble());
    }
    boolean oneSided = cuts.stream().map(SearchStep::result).distinct().count() == 1;
    if (!oneSided || cuts.size() > MOST_BESIDE) {
      return middle;
    }
    double away = Math.pow(1 - SAFE * goal.width(), cuts.size());
    return cuts.getLast().result() == Result.HELD
        ? within(low, high, Math.min(low / away, middle))
        : within(low, high, Math.max(high * away, middle));
  }

  /**
   * A little below where a rate in proportion to the load meets that of the first load that broke;
   * empty if that is not between them, since the target collapses when it is overloaded.
   */
  private OptionalDouble met(List<SearchStep> raises, SearchStep broke) {
    for (SearchStep held : raises.reversed()) {
      if (held.result() == Result.HELD && held.load() < broke.load()) {
        double met =
            held.load()
                * broke.figures().successesPerSecond()
                / held.figures().successesPerSecond()
                * (1 - goal.width() / 2);
        return met > held.load() && met < broke.load()
            ? OptionalDouble.of(met)
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
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
