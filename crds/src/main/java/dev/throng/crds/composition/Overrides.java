package dev.throng.crds.composition;

import dev.throng.crds.spec.Load;
import dev.throng.crds.spec.LoadDraft;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.spec.Tags;
import dev.throng.crds.spec.Target;
import dev.throng.crds.spec.UserClass;
import dev.throng.crds.values.GoDuration;
import dev.throng.crds.values.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What flags change in a manifest. Flags win, and each is told in the summary.
 *
 * @param classes the user classes that run; all when empty
 */
public record Overrides(
    @Nullable Integer users,
    @Nullable Rate spawnRate,
    @Nullable GoDuration runTime,
    @Nullable UserSearch search,
    @Nullable String host,
    List<String> includeTags,
    List<String> excludeTags,
    @Nullable GoDuration stopTimeout,
    @Nullable Long seed,
    List<String> classes) {

  /** Another target, nothing else. */
  public static Overrides toHost(String url) {
    return new Overrides(null, null, null, null, url, List.of(), List.of(), null, null, List.of());
  }

  /** The search, and nothing else: what a manifest that was made of the flags does not say. */
  public Overrides onlySearch() {
    return new Overrides(
        null, null, null, search, null, List.of(), List.of(), null, null, List.of());
  }

  /** The flags that were given, as far as they decide a field of the manifest. */
  public Set<String> flags() {
    Map<String, Boolean> given =
        Map.of(
            "--users", users != null,
            "--spawn-rate", spawnRate != null,
            "--run-time", runTime != null,
            "--find-capacity", search != null,
            "--host", host != null,
            "--tags", !includeTags.isEmpty(),
            "--exclude-tags", !excludeTags.isEmpty(),
            "--stop-timeout", stopTimeout != null,
            "--seed", seed != null);
    return given.keySet().stream().filter(flag -> given.get(flag)).collect(Collectors.toSet());
  }

  /** A changed spec, and one sentence for each change. */
  public record Applied(LoadTestSpec spec, List<String> changes) {}

  /**
   * @throws Contradiction if a flag does not go with the manifest
   */
  public Applied apply(LoadTestSpec spec) {
    List<String> changes = new ArrayList<>();
    Load load = spec.load();
    refuseWhatTheScheduleDecides(load);
    Load changedLoad = search == null ? changed(load, changes) : searching(spec, search, changes);
    Target target = spec.target();
    Target changedTarget =
        host == null
            ? target
            : new Target(
                note(changes, "--host", host, target.baseUrl()), target.headers(), target.http());
    Tags tags = spec.tags();
    Tags changedTags =
        new Tags(
            includeTags.isEmpty()
                ? tags.include()
                : note(changes, "--tags", includeTags, tags.include()),
            excludeTags.isEmpty()
                ? tags.exclude()
                : note(changes, "--exclude-tags", excludeTags, tags.exclude()));
    if (!classes.isEmpty()) {
      changes.add("only the user classes " + String.join(", ", classes));
    }
    LoadTestSpec changed =
        spec.with(
            changedTarget,
            changedLoad,
            changedTags,
            spec.userClasses(),
            search == null ? spec.thresholds() : UserSearch.withoutAbort(spec.thresholds()));
    return new Applied(
        classes.isEmpty() ? changed : Selection.of(changed, chosen(spec.userClasses())),
        List.copyOf(changes));
  }

  private Load changed(Load load, List<String> changes) {
    if (users != null && !load.stages().isEmpty()) {
      changes.add("--users " + users + " runs in place of the manifest's stages");
    }
    LoadDraft draft = load.draft().warmup(warmup(load, changes));
    if (users != null) {
      draft.users(note(changes, "--users", users, load.users())).stages(List.of());
    }
    if (spawnRate != null) {
      draft.spawnRate(note(changes, "--spawn-rate", spawnRate, load.spawnRate()));
    }
    if (runTime != null) {
      draft.duration(note(changes, "--run-time", runTime, load.duration()));
    }
    return ofAnyLoad(draft, load, changes);
  }

  private Load searching(LoadTestSpec spec, UserSearch wanted, List<String> changes) {
    Load load = spec.load();
    changes.add("--find-capacity " + wanted + " searches in place of the manifest's load");
    if (spec.thresholds().stream().anyMatch(threshold -> threshold.abort() != null)) {
      changes.add("no threshold aborts, since a search tries loads that break them");
    }
    return ofAnyLoad(load.draft().withoutUsers().search(wanted.of(spec)), load, changes);
  }

  private Load ofAnyLoad(LoadDraft draft, Load load, List<String> changes) {
    if (stopTimeout != null) {
      draft.stopTimeout(note(changes, "--stop-timeout", stopTimeout, load.stopTimeout()));
    }
    if (seed != null) {
      draft.seed(note(changes, "--seed", seed, load.seed()));
    }
    return draft.load();
  }

  private void refuseWhatTheScheduleDecides(Load load) {
    boolean flagOfUsers = users != null || spawnRate != null || runTime != null;
    if (search != null && flagOfUsers) {
      throw new Contradiction(
          "--find-capacity decides the users: leave out --users, --spawn-rate and --run-time");
    }
    if (search != null && hasArrivals(load)) {
      throw new Contradiction(
          "--find-capacity goes with spec.load.users or stages; this manifest has arrivals: give"
              + " their range in spec.load.search.arrivals");
    }
    if (load.search() != null && flagOfUsers) {
      throw new Contradiction(
          "--users, --spawn-rate and --run-time go with spec.load.users; this manifest has a search:"
              + " change its range by --find-capacity FROM..TO");
    }
    if (!load.arrivals().isEmpty() && (users != null || spawnRate != null || runTime != null)) {
      throw new Contradiction(
          "--users, --spawn-rate and --run-time go with spec.load.users; this manifest has arrivals,"
              + " whose rates and durations only it can change");
    }
    if (load.stages().isEmpty()) {
      return;
    }
    if (users == null && (spawnRate != null || runTime != null)) {
      throw new Contradiction(
          "--spawn-rate and --run-time go with spec.load.users; this manifest has stages: add"
              + " --users N to run a number of users instead");
    }
    if (users != null && runTime == null) {
      throw new Contradiction(
          "--users runs in place of the manifest's stages, which say how long the test is: add"
              + " --run-time TIME");
    }
  }

  private static boolean hasArrivals(Load load) {
    Search written = load.search();
    return !load.arrivals().isEmpty() || written != null && written.arrivals() != null;
  }

  /** A run that a flag makes shorter than the warm-up is judged as a whole. */
  private GoDuration warmup(Load load, List<String> changes) {
    if (runTime == null || load.warmup().isZero() || load.warmup().compareTo(runTime) < 0) {
      return load.warmup();
    }
    changes.add("no warm-up, the run is too short for it (manifest: " + load.warmup() + ")");
    return GoDuration.ZERO;
  }

  private static <T> T note(List<String> changes, String flag, T value, @Nullable Object was) {
    if (value.equals(was)) {
      return value;
    }
    changes.add(
        flag
            + " "
            + shown(value)
            + (was == null || was.equals(List.of()) ? "" : " (manifest: " + shown(was) + ")"));
    return value;
  }

  private static String shown(Object value) {
    return value instanceof List<?> list
        ? String.join(" ", list.stream().map(Objects::toString).toList())
        : value.toString();
  }

  private List<UserClass> chosen(List<UserClass> all) {
    for (String name : classes) {
      if (all.stream().noneMatch(userClass -> userClass.name().equals(name))) {
        throw new Contradiction(
            "there is neither a user class nor a file "
                + name
                + "; the user classes are "
                + String.join(", ", all.stream().map(UserClass::name).toList()));
      }
    }
    return all.stream().filter(userClass -> classes.contains(userClass.name())).toList();
  }
}
