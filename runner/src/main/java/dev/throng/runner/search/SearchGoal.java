package dev.throng.runner.search;

import dev.throng.crds.spec.ArrivalRange;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.values.GoDuration;
import dev.throng.runner.story.LoadUnit;
import java.util.Objects;

/**
 * What is searched for, and within which limits.
 *
 * @param from the lightest load
 * @param to the heaviest load
 * @param width how close to each other the bounds shall be, as a share of the upper one
 * @param settleSeconds of each step: measured, not judged
 * @param holdSeconds of each step: judged
 * @param budgetSeconds what all steps may take together
 */
public record SearchGoal(
    LoadUnit unit,
    double from,
    double to,
    double width,
    int settleSeconds,
    int holdSeconds,
    int budgetSeconds) {

  /** Of a load that searches. */
  public static SearchGoal of(Search search) {
    UserRange users = search.users();
    if (users != null) {
      return of(search, LoadUnit.USERS, users.from(), users.to());
    }
    ArrivalRange arrivals = Objects.requireNonNull(search.arrivals());
    return of(
        search,
        LoadUnit.ARRIVALS_PER_SECOND,
        arrivals.from().perSecond(),
        arrivals.to().perSecond());
  }

  private static SearchGoal of(Search search, LoadUnit unit, double from, double to) {
    return new SearchGoal(
        unit,
        from,
        to,
        search.width().ratio(),
        seconds(search.settle()),
        seconds(search.hold()),
        seconds(search.budget()));
  }

  private static int seconds(GoDuration duration) {
    return Math.toIntExact(Math.ceilDiv(duration.toMillis(), 1000L));
  }

  public int stepSeconds() {
    return settleSeconds + holdSeconds;
  }

  /** Whether two bounds are as close as was asked for, or as whole users can be. */
  boolean isNarrow(double lower, double upper) {
    return upper - lower <= width * upper || unit == LoadUnit.USERS && upper - lower <= 1;
  }
}
