package dev.throng.crds.rules;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.spec.ArrivalRange;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.steps.RequestTimeouts;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A search: a range, steps that can tell, and thresholds that a load can hold or break. */
final class SearchRules {
  private static final Path SEARCH = Path.SPEC.field("load").field("search");
  private static final double LARGEST_WIDTH = 0.5;
  private static final int FEWEST_STEPS = 2;

  private SearchRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    Search search = spec.load().search();
    if (search == null) {
      return;
    }
    new Choice()
        .with("users", search.users())
        .with("arrivals", search.arrivals())
        .exactlyOne(SEARCH, problems);
    if (search.users() != null) {
      users(search.users(), spec.userClasses(), problems);
    }
    if (search.arrivals() != null) {
      arrivals(search.arrivals(), spec.userClasses(), problems);
    }
    steps(search, spec, problems);
    thresholds(search, spec.thresholds(), problems);
  }

  private static void users(UserRange range, List<UserClass> classes, Problems problems) {
    Path path = SEARCH.field("users");
    if (range.from() > range.to()) {
      problems.add(
          path.field("from"),
          range.from().toString(),
          "must be at most to, which is " + range.to());
    }
    long fixed =
        classes.stream()
            .map(UserClass::fixedCount)
            .filter(Objects::nonNull)
            .mapToLong(n -> n)
            .sum();
    boolean onlyFixed = classes.stream().allMatch(userClass -> userClass.fixedCount() != null);
    if (onlyFixed && range.to() > fixed) {
      problems.add(
          path.field("to"),
          range.to().toString(),
          "must be at most " + fixed + ", which is all that the classes' fixedCount allows");
    }
  }

  private static void arrivals(ArrivalRange range, List<UserClass> classes, Problems problems) {
    Path path = SEARCH.field("arrivals");
    List<String> names = classes.stream().map(UserClass::name).toList();
    if (!names.contains(range.userClass())) {
      problems.unresolved(
          path.field("userClass"),
          range.userClass(),
          "is not a user class" + DidYouMean.hint(range.userClass(), names));
    }
    if (range.from().perSecond() <= 0) {
      problems.add(path.field("from"), range.from().toString(), "must be above 0");
    } else if (range.from().perSecond() > range.to().perSecond()) {
      problems.add(
          path.field("from"),
          range.from().toString(),
          "must be at most to, which is " + range.to());
    }
  }

  private static void steps(Search search, LoadTestSpec spec, Problems problems) {
    Duration timeout = RequestTimeouts.longest(spec);
    if (search.hold().toMillis() < 1000) {
      problems.add(SEARCH.field("hold"), search.hold().toString(), "must be at least 1s");
    } else if (search.hold().value().compareTo(timeout.multipliedBy(2)) < 0) {
      problems.add(
          SEARCH.field("hold"),
          search.hold().toString(),
          "must be at least twice the longest timeout of a request, which is "
              + new GoDuration(timeout)
              + ": a step ends without those that hang");
    }
    if (search.width().ratio() <= 0 || search.width().ratio() > LARGEST_WIDTH) {
      problems.add(
          SEARCH.field("width"), search.width().toString(), "must be above 0% and at most 50%");
    }
    Duration least =
        search
            .settle()
            .value()
            .plus(search.hold().value())
            .multipliedBy(FEWEST_STEPS)
            .plus(spec.load().warmup().value());
    if (search.budget().value().compareTo(least) < 0) {
      problems.add(
          SEARCH.field("budget"),
          search.budget().toString(),
          "must be at least "
              + new GoDuration(least)
              + ", which is two steps of settle and hold"
              + (spec.load().warmup().isZero() ? "" : ", and the warm-up"));
    }
  }

  private static void thresholds(Search search, List<Threshold> all, Problems problems) {
    if (all.stream().allMatch(threshold -> asksForCapacity(threshold) != null)) {
      problems.add(
          SEARCH,
          "needs spec.thresholds that a load can break, such as p95 < 500ms and failureRatio < 1%");
    }
    for (int i = 0; i < all.size(); i++) {
      Threshold threshold = all.get(i);
      Path path = Path.SPEC.field("thresholds").index(i);
      if (threshold.abort() != null) {
        problems.add(
            path.field("abort"), "does not go with load.search, which tries loads that break it");
      }
      if (threshold.window() != null && threshold.window().compareTo(search.hold()) > 0) {
        problems.add(
            path.field("window"),
            threshold.window().toString(),
            "must be at most load.search.hold, which is " + search.hold());
      }
      Expectation capacity = asksForCapacity(threshold);
      if (capacity != null) {
        reachable(search, threshold, capacity, path, problems);
      }
    }
  }

  private static void reachable(
      Search search, Threshold threshold, Expectation capacity, Path path, Problems problems) {
    double to =
        search.users() != null
            ? search.users().to()
            : search.arrivals() != null ? search.arrivals().to().perSecond() : Double.MAX_VALUE;
    if (capacity.holds(Double.MAX_VALUE) && !capacity.holds(to)) {
      problems.text(
          path.field("expect"),
          threshold.expect(),
          "can never hold: load.search ends at " + Expectation.number(to));
    }
  }

  private static @Nullable Expectation asksForCapacity(Threshold threshold) {
    try {
      Expectation expectation = Expectation.parse(threshold.expect());
      return expectation.isOfCapacity() ? expectation : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
