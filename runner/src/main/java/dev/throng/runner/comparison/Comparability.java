package dev.throng.runner.comparison;

import dev.throng.crds.spec.Arrivals;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.comparison.RecordedRun.KnownCapacity;
import dev.throng.runner.history.History;
import dev.throng.runner.history.LoadSecond;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether runs may be compared at all: the same test, under the same load, with a verdict that
 * speaks of the target.
 *
 * @param obstacles why not; empty if they may
 * @param notes what differs, and what a reader must know of it
 * @param sameLoads whether they may be compared second by second; runs that searched for a capacity
 *     each have a load of their own
 */
record Comparability(List<String> obstacles, List<String> notes, boolean sameLoads) {
  /** A plan that two runs have in common differs by less, in users or in arrivals. */
  private static final double MOST_PLAN_RATIO = 0.02;

  /** Flags that change nothing that the plan, or the target, doesn't tell. */
  private static final List<String> CHOOSING_FLAGS =
      List.of("--tags", "--exclude-tags", "only the user classes");

  private static final Map<String, Function<LoadTestSpec, Object>> TEST = new LinkedHashMap<>();
  private static final Map<String, Function<LoadTestSpec, Object>> SETTINGS = new LinkedHashMap<>();

  static {
    TEST.put("spec.userClasses", LoadTestSpec::userClasses);
    TEST.put("spec.tags", LoadTestSpec::tags);
    TEST.put("spec.variables", LoadTestSpec::variables);
    TEST.put("spec.data", LoadTestSpec::data);
    SETTINGS.put("spec.thresholds", LoadTestSpec::thresholds);
    SETTINGS.put("spec.validity", LoadTestSpec::validity);
    SETTINGS.put("spec.target.http", spec -> spec.target().http());
    SETTINGS.put("spec.target.headers", spec -> spec.target().headers());
  }

  /** Of runs that are over. */
  static Comparability of(List<RecordedRun> before, List<RecordedRun> after) {
    List<RecordedRun> all = Stream.concat(before.stream(), after.stream()).toList();
    RecordedRun first = all.getFirst();
    Comparability found =
        new Comparability(new ArrayList<>(), new ArrayList<>(), !first.isSearch());
    for (RecordedRun run : all) {
      run.obstacle().ifPresent(found.obstacles::add);
      if (run.isSearch()) {
        found.capacity(first, run);
      }
    }
    all.subList(1, all.size()).forEach(run -> found.pair(first, run));
    return found;
  }

  /** Of one that is over and one that has not begun. */
  static Comparability ofPlan(RecordedRun before, RecordedRun planned) {
    Comparability found =
        new Comparability(new ArrayList<>(), new ArrayList<>(), !before.isSearch());
    found.pair(before, planned);
    return found;
  }

  private void pair(RecordedRun first, RecordedRun run) {
    test(first, run);
    if (first.isSearch() != run.isSearch()) {
      obstacles.add(
          both(first, run)
              + " have different loads: "
              + (first.isSearch() ? first : run).label()
              + " searches for a capacity.");
    } else if (!first.isSearch()) {
      plan(first, run);
    }
    target(first, run);
  }

  private void capacity(RecordedRun first, RecordedRun run) {
    KnownCapacity one = first.capacity();
    KnownCapacity other = run.capacity();
    if (other == null) {
      obstacles.add(run.label() + " searched for a capacity and found none.");
    } else if (one != null && !one.unit().equals(other.unit())) {
      obstacles.add(
          both(first, run)
              + " searched for different loads: "
              + one.unit()
              + " and "
              + other.unit()
              + ".");
    }
  }

  private void test(RecordedRun first, RecordedRun run) {
    LoadTestSpec one = first.spec();
    LoadTestSpec other = run.spec();
    if (one == null || other == null) {
      if (!first.manifest().equals(run.manifest())) {
        obstacles.add(both(first, run) + " have manifests of different text.");
      }
    } else {
      TEST.forEach((path, part) -> {
        if (!Objects.equals(part.apply(one), part.apply(other))) {
          obstacles.add(both(first, run) + " are different tests: " + path + " differs.");
        }
      });
      SETTINGS.forEach((path, part) -> {
        if (!Objects.equals(part.apply(one), part.apply(other))) {
          notes.add(path + " of " + both(first, run) + " differs.");
        }
      });
    }
    if (!first.java().equals(run.java())) {
      obstacles.add(
          both(first, run)
              + " are different tests: "
              + String.join(", ", differing(first.java(), run.java()))
              + (differing(first.java(), run.java()).size() == 1 ? " differs." : " differ."));
    }
    if (!chosen(first).equals(chosen(run))) {
      obstacles.add(
          both(first, run)
              + " are different tests, by their flags: "
              + told(chosen(first))
              + " and "
              + told(chosen(run))
              + ".");
    }
  }

  private static SortedSet<String> differing(
      SortedMap<String, String> some, SortedMap<String, String> others) {
    SortedSet<String> names = new TreeSet<>(some.keySet());
    names.addAll(others.keySet());
    names.removeIf(name -> Objects.equals(some.get(name), others.get(name)));
    return names;
  }

  private static List<String> chosen(RecordedRun run) {
    return run.overrides().stream()
        .filter(change -> CHOOSING_FLAGS.stream().anyMatch(change::startsWith))
        .toList();
  }

  private static String told(List<String> flags) {
    return flags.isEmpty() ? "none" : String.join(", ", flags);
  }

  private void target(RecordedRun first, RecordedRun run) {
    if (!first.target().equals(run.target())) {
      notes.add(
          first.label()
              + " is of the target "
              + first.target()
              + ", "
              + run.label()
              + " of "
              + run.target()
              + ".");
    }
  }

  private void plan(RecordedRun first, RecordedRun run) {
    if (!sameModels(first.spec(), run.spec())) {
      obstacles.add(both(first, run) + " have different loads: spec.load.arrivals differs.");
      return;
    }
    int seconds = first.loadSeconds();
    int others = run.loadSeconds();
    for (int second = 0; second < Math.min(seconds, others); second++) {
      if (!isPlanned(run.history().load(second), first.history(), second, seconds)) {
        obstacles.add(
            both(first, run)
                + " have different loads: in second "
                + second
                + " "
                + told(first.history().load(second))
                + " and "
                + told(run.history().load(second))
                + " were planned.");
        return;
      }
    }
    if (!first.isAsLongAs(run)) {
      notes.add(
          first.label()
              + " has "
              + seconds
              + " s of load, "
              + run.label()
              + " "
              + others
              + " s: only what they have in common is compared.");
    }
  }

  /** Whether a load was planned then, or a second before or after. */
  private static boolean isPlanned(LoadSecond load, History other, int second, int seconds) {
    double[] near =
        IntStream.rangeClosed(Math.max(0, second - 1), Math.min(seconds - 1, second + 1))
            .mapToDouble(at -> planned(other.load(at)))
            .sorted()
            .toArray();
    double planned = planned(load);
    double room = Math.max(1, MOST_PLAN_RATIO * near[near.length - 1]);
    return planned >= near[0] - room
        && planned <= near[near.length - 1] + room
        && load.arrivalsPlanned() > 0 == other.load(second).arrivalsPlanned() > 0;
  }

  static double planned(LoadSecond load) {
    return load.arrivalsPlanned() > 0 ? load.arrivalsPlanned() : load.usersPlanned();
  }

  private static String told(LoadSecond load) {
    return Math.round(planned(load))
        + (load.arrivalsPlanned() > 0 ? " arrivals a second" : " users");
  }

  /**
   * Whether their open models are alike but for the rates, which the seconds tell; of several
   * models these tell the sum only.
   */
  private static boolean sameModels(@Nullable LoadTestSpec one, @Nullable LoadTestSpec other) {
    if (one == null || other == null) {
      return true;
    }
    List<Arrivals> some = one.load().arrivals();
    List<Arrivals> others = other.load().arrivals();
    return some.size() > 1
        ? some.equals(others)
        : some.stream()
            .map(Comparability::model)
            .toList()
            .equals(others.stream().map(Comparability::model).toList());
  }

  private static List<Object> model(Arrivals arrivals) {
    return List.of(arrivals.userClass(), arrivals.process(), arrivals.maxInFlight());
  }

  private static String both(RecordedRun first, RecordedRun run) {
    return first.label() + " and " + run.label();
  }
}
