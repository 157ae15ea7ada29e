package dev.throng.runner.cli;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import dev.throng.runner.fleet.LoadSchedule;
import dev.throng.runner.fleet.PlannedArrivals;
import dev.throng.runner.history.History;
import dev.throng.runner.history.LoadSecond;
import dev.throng.runner.history.Rhythm;
import dev.throng.runner.history.SecondState;
import dev.throng.runner.history.Series;
import dev.throng.runner.load.UserPlan;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunInfo;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import dev.throng.runner.search.FoundCapacity;
import dev.throng.runner.search.SearchSoFar;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The run that is compared with an earlier one, as its result document would keep it. */
final class ThisRun {
  private static final String LABEL = "this run";
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private ThisRun() {}

  /**
   * Before it begins: its seconds are those of its plan.
   *
   * @param earlier a load without an end is taken to last as long as this one's
   */
  static RecordedRun planned(TestPlan plan, RecordedRun earlier) {
    LoadTestSpec spec = plan.spec();
    LoadSchedule schedule = new LoadSchedule(spec);
    PlannedArrivals arrivals = new PlannedArrivals(spec.load(), plan.seed());
    boolean endless = earlier.isSearch() || schedule.endNanos() == UserPlan.ENDLESS;
    int seconds =
        endless ? earlier.loadSeconds() : Math.toIntExact(schedule.endNanos() / NANOS_PER_SECOND);
    List<LoadSecond> load =
        IntStream.range(0, seconds)
            .mapToObj(second -> {
              int users = schedule.usersAt((second + 1) * NANOS_PER_SECOND);
              float arriving = (float) arrivals.expectedIn(second);
              return new LoadSecond(users, users, arriving, SecondState.WHOLE);
            })
            .toList();
    return new RecordedRun(
        LABEL,
        plan.name(),
        null,
        "",
        spec.target().baseUrl(),
        plan.overrides(),
        written(plan.manifest()),
        plan.manifest(),
        plan.java().hashes(),
        History.of(Series.EMPTY, new TreeMap<>(), new TreeMap<>(), load, Rhythm.NONE),
        null,
        null);
  }

  /** When it has its verdict. */
  static RecordedRun over(RunView view) {
    RunInfo info = view.info();
    Outcome outcome = Objects.requireNonNull(view.outcome());
    return new RecordedRun(
        LABEL,
        info.name(),
        outcome.verdict().toString(),
        outcome.reason(),
        info.target(),
        info.overrides(),
        written(info.manifest()),
        info.manifest(),
        info.java(),
        view.history(),
        null,
        capacity(view.search()));
  }

  private static @Nullable KnownCapacity capacity(@Nullable SearchSoFar search) {
    FoundCapacity found = search == null ? null : search.capacity();
    return found == null || found.holds() == null && found.breaks() == null
        ? null
        : new KnownCapacity(
            Objects.requireNonNullElse(found.holds(), 0.0),
            Objects.requireNonNullElse(found.breaks(), Double.POSITIVE_INFINITY),
            found.unit().toString());
  }

  private static @Nullable LoadTestSpec written(String manifest) {
    return ManifestReader.read(manifest) instanceof ReadResult.Valid valid
        ? valid.manifest().spec()
        : null;
  }
}
