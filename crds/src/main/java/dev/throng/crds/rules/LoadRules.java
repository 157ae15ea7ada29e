package dev.throng.crds.rules;

import dev.throng.crds.fields.Choice;
import dev.throng.crds.problems.DidYouMean;
import dev.throng.crds.problems.Path;
import dev.throng.crds.problems.Problems;
import dev.throng.crds.problems.Shown;
import dev.throng.crds.spec.ArrivalStage;
import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Stage;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.values.GoDuration;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How much load, and for how long. */
final class LoadRules {
  private static final Path LOAD = Path.SPEC.field("load");

  private LoadRules() {}

  static void check(LoadTestSpec spec, Problems problems) {
    Load load = spec.load();
    new Choice()
        .with("users", load.users())
        .with("stages", load.stages())
        .with("arrivals", load.arrivals())
        .with("search", load.search())
        .exactlyOne(LOAD, problems);
    if (load.users() == null) {
      fieldsOfUsers(load, problems);
    }
    if (load.spawnRate() != null && load.spawnRate().perSecond() <= 0) {
      problems.add(LOAD.field("spawnRate"), load.spawnRate().toString(), "must be above 0");
    }
    if (load.duration() != null && load.duration().isZero()) {
      problems.add(LOAD.field("duration"), load.duration().toString(), "must be above 0s");
    }
    stages(load.stages(), problems);
    arrivals(spec, problems);
    warmup(load, problems);
    length(load, problems);
    SearchRules.check(spec, problems);
  }

  private static void fieldsOfUsers(Load load, Problems problems) {
    boolean hasStages = !load.stages().isEmpty();
    boolean hasArrivals = !load.arrivals().isEmpty();
    if (load.duration() != null && (hasStages || hasArrivals)) {
      problems.add(LOAD.field("duration"), "goes with users; stages have durations of their own");
    }
    if (load.spawnRate() != null && hasArrivals) {
      problems.add(LOAD.field("spawnRate"), "goes with users or stages");
    }
    if (load.search() != null && !hasStages && !hasArrivals) {
      fieldsBesideSearch(load, problems);
    }
  }

  private static void fieldsBesideSearch(Load load, Problems problems) {
    if (load.duration() != null) {
      problems.add(LOAD.field("duration"), "goes with users; a search has a budget");
    }
    if (load.spawnRate() != null) {
      problems.add(
          LOAD.field("spawnRate"),
          "goes with users or stages; a search changes the load within half of settle");
    }
  }

  private static void stages(List<Stage> stages, Problems problems) {
    if (!stages.isEmpty() && stages.stream().allMatch(stage -> stage.users() == 0)) {
      problems.add(LOAD.field("stages"), "must have users in at least one stage");
    }
    if (!stages.isEmpty() && stages.stream().allMatch(stage -> stage.duration().isZero())) {
      problems.add(LOAD.field("stages"), "must last longer than 0s");
    }
  }

  private static void arrivals(LoadTestSpec spec, Problems problems) {
    List<Arrivals> all = spec.load().arrivals();
    List<String> classes = spec.userClasses().stream().map(UserClass::name).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      Arrivals arrivals = all.get(i);
      Path path = LOAD.field("arrivals").index(i);
      if (!classes.contains(arrivals.userClass())) {
        problems.unresolved(
            path.field("userClass"),
            arrivals.userClass(),
            "is not a user class" + DidYouMean.hint(arrivals.userClass(), classes));
      } else if (!seen.add(arrivals.userClass())) {
        problems.text(
            path.field("userClass"),
            arrivals.userClass(),
            "has arrivals already; add stages there");
      }
      List<ArrivalStage> stages = arrivals.stages();
      if (stages.isEmpty() || stages.stream().allMatch(stage -> stage.rate().perSecond() == 0)) {
        problems.add(path.field("stages"), "must have a rate above 0 in at least one stage");
      } else if (stages.stream().allMatch(stage -> stage.duration().isZero())) {
        problems.add(path.field("stages"), "must last longer than 0s");
      }
    }
  }

  private static void length(Load load, Problems problems) {
    if (load.stages().isEmpty() && load.arrivals().isEmpty()) {
      return;
    }
    planned(load)
        .filter(planned -> planned.compareTo(GoDuration.LONGEST.value()) > 0)
        .ifPresent(_ ->
            problems.add(
                LOAD.field(load.stages().isEmpty() ? "arrivals" : "stages"),
                "must last at most " + GoDuration.LONGEST + " in all, which is 10 years"));
  }

  private static void warmup(Load load, Problems problems) {
    planned(load)
        .filter(planned -> !planned.isZero() && load.warmup().value().compareTo(planned) >= 0)
        .ifPresent(planned ->
            problems.add(
                LOAD.field("warmup"),
                Shown.plain(load.warmup().toString()),
                "must be shorter than the test of " + new GoDuration(planned)));
  }

  private static Optional<Duration> planned(Load load) {
    if (!load.stages().isEmpty()) {
      return Optional.of(sum(load.stages().stream().map(Stage::duration)));
    }
    if (!load.arrivals().isEmpty()) {
      return load.arrivals().stream()
          .map(arrivals -> sum(arrivals.stages().stream().map(ArrivalStage::duration)))
          .max(Duration::compareTo);
    }
    return Optional.ofNullable(load.duration()).map(GoDuration::value);
  }

  private static Duration sum(Stream<GoDuration> durations) {
    return durations.map(GoDuration::value).reduce(Duration.ZERO, Duration::plus);
  }
}
