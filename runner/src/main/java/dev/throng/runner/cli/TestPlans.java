package dev.throng.runner.cli;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.rules.SpecRules;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.master.TestPlan;
import dev.throng.runner.scenario.Selection;
import java.util.List;
import java.util.SplittableRandom;

/** Makes a plan of manifests and flags. */
final class TestPlans {
  private TestPlans() {}

  /**
   * @throws UsageException if flags and manifests do not go together
   */
  static TestPlan of(Manifests manifests, Overrides overrides, long runNumber) {
    Overrides.Applied applied = overrides.apply(MergedSpec.of(manifests, overrides.flags()));
    LoadTestSpec spec = applied.spec();
    if (!applied.changes().isEmpty() || manifests.files().size() > 1) {
      List<Problem> problems = SpecRules.check(spec);
      if (!problems.isEmpty()) {
        throw ManifestFile.invalid(
            manifests.paths()
                + (applied.changes().isEmpty() ? "" : " with ")
                + String.join(", ", applied.changes()),
            problems);
      }
    }
    Long seed = spec.load().seed();
    return new TestPlan(
        manifests.name(),
        Selection.apply(spec),
        manifests.text(),
        runNumber,
        seed == null ? new SplittableRandom().nextLong(1, 1L << 32) : seed,
        manifests.rows(),
        applied.changes(),
        manifests.notes());
  }
}
