package dev.throng.runner.cli;

import dev.throng.crds.problems.Problem;
import dev.throng.crds.reading.Manifest;
import dev.throng.crds.rules.SpecRules;
import dev.throng.crds.spec.LoadTestSpec;
import dev.throng.runner.master.TestPlan;
import dev.throng.runner.scenario.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes a plan of a manifest and flags. */
final class TestPlans {
  private TestPlans() {}

  /**
   * @throws UsageException if flags and manifest do not go together
   */
  static TestPlan of(ManifestFile file, Overrides overrides) {
    Manifest manifest = file.manifest();
    Overrides.Applied applied = overrides.apply(manifest.spec());
    LoadTestSpec spec = applied.spec();
    if (!applied.changes().isEmpty()) {
      List<Problem> problems = SpecRules.check(spec);
      if (!problems.isEmpty()) {
        throw ManifestFile.invalid(
            file.path() + " with " + String.join(", ", applied.changes()), problems);
      }
    }
    List<String> notes = new ArrayList<>(applied.changes());
    notes.addAll(manifest.notes());
    Long seed = spec.load().seed();
    return new TestPlan(
        manifest.name(),
        Selection.apply(spec),
        manifest.text(),
        seed == null ? new SplittableRandom().nextLong(1, 1L << 32) : seed,
        file.rows(),
        List.copyOf(notes));
  }
}
