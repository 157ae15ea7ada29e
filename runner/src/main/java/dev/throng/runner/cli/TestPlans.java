package dev.throng.runner.cli;

import dev.throng.crds.composition.Overrides;
import dev.throng.crds.composition.Selection;
import dev.throng.crds.problems.Problem;
import dev.throng.crds.rules.SpecRules;
import dev.throng.crds.spec.Baseline;
import dev.throng.crds.spec.HttpProxy;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.crds.spec.Search;
import dev.throng.crds.thresholds.Expectation;
import dev.throng.runner.compiler.JavaSources;
import dev.throng.runner.scenario.TestPlan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a plan of manifests and flags. */
final class TestPlans {
  private TestPlans() {}

  /**
   * @throws dev.throng.crds.composition.Contradiction if flags and manifests do not go together
   */
  static TestPlan of(Manifests manifests, Overrides overrides, long runNumber) {
    return of(manifests, overrides, runNumber, null);
  }

  /**
   * @param earlier the run that {@code spec.baseline} compares with
   * @throws UsageException if the manifest means another run
   */
  static TestPlan of(
      Manifests manifests, Overrides overrides, long runNumber, @Nullable EarlierRun earlier) {
    LoadTestSpec written = manifests.spec(overrides.flags());
    Overrides.Applied applied = overrides.apply(written);
    LoadTestSpec spec = applied.spec();
    if (!applied.changes().isEmpty() || manifests.files().size() > 1) {
      List<Problem> problems = SpecRules.check(spec);
      if (!problems.isEmpty()) {
        throw ManifestFile.invalid(
            manifests.paths()
                + (applied.changes().isEmpty() ? "" : " with ")
                + String.join(", ", applied.changes()),
            problems,
            manifests.java().problems(spec));
      }
    }
    TestJava java = manifests.java();
    Map<String, List<Map<String, Object>>> rows = manifests.rows();
    if (spec.hasJava()) {
      java.check(spec, rows);
    }
    LoadTestSpec ofTags = java.byTags(Selection.byTags(spec));
    LeftOut leftOut = LeftOut.of(written, spec, ofTags);
    LoadTestSpec selected = earlier == null ? ofTags : compared(ofTags, earlier);
    refuseSearchWithout(selected);
    Long seed = spec.load().seed();
    TestPlan plan =
        new TestPlan(
            manifests.name(),
            java.in(selected),
            manifests.text(),
            runNumber,
            seed == null ? new SplittableRandom().nextLong(1, 1L << 32) : seed,
            rows,
            selected.hasJava() ? java.sources() : JavaSources.NONE,
            applied.changes(),
            Stream.of(
                    manifests.notes(),
                    leftOut.notes(),
                    notes(selected),
                    notes(selected.target().http().proxy()),
                    notes(spec.baseline(), earlier))
                .flatMap(List::stream)
                .toList(),
            Stream.concat(
                    leftOut.reasons().stream(),
                    earlier == null ? Stream.of() : earlier.notJudged(spec.baseline()).stream())
                .toList());
    if (earlier != null) {
      earlier.refuseAnother(plan);
    }
    return plan;
  }

  /** Tags and named classes may leave nothing to search by. */
  private static void refuseSearchWithout(LoadTestSpec selected) {
    Search search = selected.load().search();
    if (search == null) {
      return;
    }
    if (selected.thresholds().stream()
        .allMatch(threshold -> Expectation.parse(threshold.expect()).isOfCapacity())) {
      throw new UsageException(
          "spec.load.search needs a threshold that a load can break, and the tags and user classes"
              + " leave none");
    }
    String arriving = search.arrivals() == null ? null : search.arrivals().userClass();
    if (arriving != null
        && selected.userClasses().stream().noneMatch(c -> c.name().equals(arriving))) {
      throw new UsageException(
          "spec.load.search.arrivals is about the user class "
              + arriving
              + ", which the tags and user classes leave out");
    }
  }

  private static LoadTestSpec compared(LoadTestSpec spec, EarlierRun earlier) {
    return spec.with(
        spec.target(),
        spec.load(),
        spec.tags(),
        spec.userClasses(),
        Stream.concat(spec.thresholds().stream(), earlier.thresholds(spec.baseline()).stream())
            .toList());
  }

  private static List<String> notes(@Nullable HttpProxy proxy) {
    return proxy == null
        ? List.of()
        : List.of(
            "Requests go through the proxy "
                + proxy.url()
                + " (spec.target.http.proxy): what it does is measured too.");
  }

  private static List<String> notes(@Nullable Baseline baseline, @Nullable EarlierRun earlier) {
    return baseline == null || earlier != null
        ? List.of()
        : List.of(
            "spec.baseline is not judged: no earlier run is known here. Give the JSON of one to"
                + " throng run by --baseline FILE.");
  }

  private static List<String> notes(LoadTestSpec spec) {
    boolean looked =
        spec.thresholds().stream()
            .anyMatch(threshold -> Expectation.parse(threshold.expect()).looksAtFailures());
    return looked
        ? List.of()
        : List.of(
            "No threshold looks at failures: the run passes however many requests fail, if one"
                + " succeeds"
                + (spec.story().fail().isEmpty()
                    ? ""
                    : " and it shows no finding of spec.story.fail")
                + ". Add one such as failureRatio < 1%.");
  }
}
