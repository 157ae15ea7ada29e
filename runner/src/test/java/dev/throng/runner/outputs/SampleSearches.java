package dev.throng.runner.outputs;

import dev.throng.crds.status.Verdict;
import dev.throng.runner.results.RunView;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.FoundCapacity.End;
import dev.throng.runner.search.SearchGoal;
import dev.throng.runner.search.SearchSoFar;
import dev.throng.runner.search.SearchStep;
import dev.throng.runner.search.SearchStep.Figures;
import dev.throng.runner.search.SearchStep.Result;
import dev.throng.runner.story.LoadUnit;
import java.util.List;

/** Searches as they might have been. */
public final class SampleSearches {
  private static final SearchGoal USERS =
      new SearchGoal(LoadUnit.USERS, 10, 5000, 0.05, 5, 10, 600);
  private static final SearchGoal ARRIVALS =
      new SearchGoal(LoadUnit.ARRIVALS_PER_SECOND, 2.5, 1000, 0.05, 5, 10, 600);
  private static final String SLOW = "expected p95 < 200ms, observed 240ms";
  private static final String LATE = "the generator was the bottleneck: event loops ran late";

  private SampleSearches() {}

  private static SearchStep step(int number, double load, Result result, Figures figures) {
    String why =
        switch (result) {
          case HELD -> "";
          case BROKE -> SLOW;
          case UNCLEAR -> LATE;
        };
    int from = 15 * number;
    return new SearchStep(load, result, from, from + 5, from + 15, figures, List.of(), why);
  }

  private static final List<SearchStep> STEPS =
      List.of(
          step(0, 1, Result.HELD, new Figures(0.98, 0.98, 21_000, 26_700, 0)),
          step(1, 1120, Result.UNCLEAR, new Figures(940, 940, 22_100, 57_000, 0)),
          step(2, 1120, Result.HELD, new Figures(966, 966, 157_000, 171_000, 0)),
          step(3, 1170, Result.BROKE, new Figures(969, 950, 206_000, 240_000, 0.02)));

  /** Between 1,120 and 1,170 users. */
  public static final SearchSoFar FOUND =
      new SearchSoFar(
          USERS,
          STEPS,
          new FoundCapacity(LoadUnit.USERS, 1120.0, 1170.0, 966, SLOW, new End.Narrow()),
          List.of("after 1,170 users the target did not recover"));

  /** At least 62.5 arrivals a second; the search goes on. */
  public static final SearchSoFar GOES_ON =
      new SearchSoFar(
          ARRIVALS,
          List.of(step(0, 62.5, Result.HELD, new Figures(62.4, 62.4, 21_000, 26_700, 0))),
          new FoundCapacity(
              LoadUnit.ARRIVALS_PER_SECOND, 62.5, null, 62.4, null, new End.CutShort()),
          List.of());

  /** No load held. */
  public static final SearchSoFar NONE_HELD =
      new SearchSoFar(
          USERS,
          List.of(step(0, 10, Result.BROKE, new Figures(9, 9, 206_000, 240_000, 0))),
          new FoundCapacity(LoadUnit.USERS, null, 10.0, 0, SLOW, new End.LessThan()),
          List.of());

  /** No step has ended. */
  public static final SearchSoFar BEGINS =
      new SearchSoFar(
          USERS,
          List.of(),
          new FoundCapacity(LoadUnit.USERS, null, null, 0, null, new End.CutShort()),
          List.of());

  /** A run that ended with its answer. */
  public static RunView found() {
    return new RunViewBuilder()
        .request("GET", "/api/products", 0, 10_000, 20_000)
        .threshold("p95 < 200ms", null, "171ms", true)
        .threshold("capacity >= 400", null, "1,120 to 1,170 users", true)
        .search(FOUND)
        .finished(Verdict.PASSED, "the target bears 1,120 users (966/s) and not 1,170: " + SLOW)
        .build();
  }

  /** In the run that {@link SampleRuns#overload} tells the story of: 150 to 157 users. */
  public static RunView inOverload() {
    return SampleRuns.overload(
        new SearchSoFar(
            USERS,
            List.of(
                step(0, 150, Result.HELD, new Figures(145, 145, 21_000, 26_700, 0)),
                step(1, 157, Result.BROKE, new Figures(150, 147, 206_000, 240_000, 0.02))),
            new FoundCapacity(LoadUnit.USERS, 150.0, 157.0, 145, SLOW, new End.Narrow()),
            List.of()));
  }

  /** One of which this is known so far. */
  public static RunView running(SearchSoFar search) {
    return new RunViewBuilder()
        .request("GET", "/api/products", 0, 10_000, 20_000)
        .search(search)
        .build();
  }
}
