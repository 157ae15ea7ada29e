package dev.throng.runner.scenario;

import dev.throng.crds.spec.ArrivalRange;
import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadDraft;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.UserRange;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.time.Duration;
import java.util.List;

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
    UserRange users = search.users();
    ArrivalRange arrivals = search.arrivals();
    LoadDraft first = load.draft().withoutUsers().search(search);
    if (users != null) {
      first.users(users.from()).spawnRate(spawnRate(search, users));
    }
    if (arrivals != null) {
      first.arrivals(List.of(arrivals(search, arrivals)));
    }
    return spec.with(
        spec.target(), first.load(), spec.tags(), spec.userClasses(), spec.thresholds());
  }

  private static Rate spawnRate(Search search, UserRange range) {
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
