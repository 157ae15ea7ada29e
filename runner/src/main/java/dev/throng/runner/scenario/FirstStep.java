package dev.throng.runner.scenario;

import dev.throng.crds.spec.ArrivalRange;
import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search begins as a load of its own: the lightest, which it changes on the way. */
final class FirstStep {
  /** Arrivals need an end; the search comes to its own before. */
  private static final Duration AFTER_BUDGET = Duration.ofHours(1);

  private FirstStep() {}

  /** The spec with the users or the arrivals of the first step; as it is without a search. */
  static LoadTestSpec of(LoadTestSpec spec) {
    Load load = spec.load();
    Search search = load.search();
    if (search == null) {
      return spec;
    }
    Load first =
        new Load(
            search.users() == null ? null : search.users().from(),
            search.users() == null ? null : spawnRate(search, search.users()),
            null,
            List.of(),
            search.arrivals() == null ? List.of() : List.of(arrivals(search, search.arrivals())),
            search,
            load.warmup(),
            load.stopTimeout(),
            load.seed());
    return spec.with(spec.target(), first, spec.tags(), spec.userClasses(), spec.thresholds());
  }

  private static @Nullable Rate spawnRate(Search search, UserRange range) {
    double seconds = search.settle().toNanos() / 2e9;
    return new Rate(seconds == 0 ? range.from() * 1e3 : range.from() / seconds);
  }

  private static Arrivals arrivals(Search search, ArrivalRange range) {
    Duration longest = search.budget().value().plus(AFTER_BUDGET);
    return new Arrivals(
        range.userClass(),
        range.process(),
        range.maxInFlight(),
        List.of(new ArrivalStage(new GoDuration(longest), range.from())));
  }
}
