package dev.throng.runner.search;

import dev.throng.runner.outputs.text.Figures;
import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.story.LoadUnit;
import java.math.BigDecimal;
import java.time.Duration;

/** What was found, as people read it. */
public final class CapacityWords {
  private CapacityWords() {}

  /** A load: {@code 5,000 users}, {@code 12.5 arrivals/s}. */
  public static String load(double load, LoadUnit unit) {
    return number(load) + " " + (load == 1 && unit == LoadUnit.USERS ? "user" : unit);
  }

  /** A load without its unit: {@code 5,000}, {@code 12.5}. */
  public static String number(double load) {
    return load == Math.rint(load) ? Figures.count(Math.round(load)) : plain(load);
  }

  /** A load as programs read it: {@code 5000}, {@code 12.5}. */
  public static String plain(double load) {
    return BigDecimal.valueOf(load).stripTrailingZeros().toPlainString();
  }

  /** In a few words: {@code 480 to 500 users}, {@code at least 5,000 users}. */
  public static String interval(FoundCapacity found) {
    Double holds = found.holds();
    Double breaks = found.breaks();
    if (holds != null && breaks != null) {
      return number(holds) + " to " + load(breaks, found.unit());
    }
    return holds != null
        ? "at least " + load(holds, found.unit())
        : breaks != null ? "less than " + load(breaks, found.unit()) : "not known";
  }

  /** What the target bears, without a full stop. */
  public static String sentence(FoundCapacity found) {
    Double holds = found.holds();
    Double breaks = found.breaks();
    if (holds == null) {
      return breaks == null
          ? "nothing is known of what the target bears"
          : "the target does not bear " + load(breaks, found.unit()) + ": " + found.broke();
    }
    String rate = " (" + Figures.rate(found.requestsPerSecond()) + ")";
    return breaks == null
        ? "the target bears at least " + load(holds, found.unit()) + rate
        : "the target bears "
            + load(holds, found.unit())
            + rate
            + " and not "
            + number(breaks)
            + ": "
            + found.broke();
  }

  /** Why the search has no answer; empty if it has one. */
  public static String whyIncomplete(FoundCapacity found, SearchGoal goal) {
    return switch (found.end()) {
      case End.Narrow _, End.AtLeast _, End.LessThan _ -> "";
      case End.OutOfTime _ ->
          "the search's budget of "
              + Figures.duration(Duration.ofSeconds(goal.budgetSeconds()))
              + " ran out before both bounds were "
              + Figures.percent(goal.width())
              + " close and tried twice: raise spec.load.search.budget, or start closer to what"
              + " the target bears";
      case End.Unclear(double load, String why) ->
          "nothing can be said of " + load(load, found.unit()) + ": " + why;
      case End.CutShort _ -> "the search was cut short";
    };
  }
}
