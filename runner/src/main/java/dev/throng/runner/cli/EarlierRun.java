package dev.throng.runner.cli;

import dev.throng.crds.spec.Baseline;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.thresholds.RelativeExpectation;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.outputs.json.RecordedRunJson;
import dev.throng.runner.results.RunView;
import dev.throng.runner.scenario.TestPlan;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run that {@code --baseline} names, which a new one is compared with. */
record EarlierRun(Path file, RecordedRun run) {
  private static final String LAST_PASSED = "lastPassed";

  /**
   * @throws UsageException if the file is no result, or of a run that says nothing of its target
   */
  static EarlierRun read(Path file) {
    RecordedRun run = ResultFile.read(file, text -> RecordedRunJson.read(file.toString(), text));
    run.obstacle()
        .ifPresent(why -> {
          throw new UsageException("--baseline: " + why);
        });
    return new EarlierRun(file, run);
  }

  /**
   * What a manifest's {@code spec.baseline} expects, as thresholds of this run's figures; the
   * operator makes the same of the runs that it knows.
   *
   * @throws UsageException if the manifest means another run than this
   */
  List<Threshold> thresholds(@Nullable Baseline baseline) {
    if (baseline == null) {
      return List.of();
    }
    if (baseline.run().equals(LAST_PASSED) && !Verdict.PASSED.toString().equals(run.verdict())) {
      throw new UsageException(
          "--baseline: "
              + file
              + " is "
              + run.verdict()
              + ", and spec.baseline.run of the manifest is lastPassed; give a run that Passed");
    }
    Summary summary = run.summary();
    if (summary == null) {
      throw new UsageException("--baseline: " + file + " is of a run without a request");
    }
    return RelativeExpectation.against(summary, baseline.expect()).stream()
        .map(expectation -> new Threshold(expectation.toString(), null, null, null))
        .toList();
  }

  /** What a manifest's {@code spec.baseline} expects of figures that the earlier run lacks. */
  List<String> notJudged(@Nullable Baseline baseline) {
    Summary summary = run.summary();
    return baseline == null || summary == null
        ? List.of()
        : RelativeExpectation.withoutFigure(summary, baseline.expect()).stream()
            .map(expect -> file + " has no figure for " + expect + " of spec.baseline")
            .toList();
  }

  /**
   * Refuses a run that could not be compared with this one, before it begins.
   *
   * @throws UsageException saying why
   */
  void refuseAnother(TestPlan plan) {
    RecordedRun planned = ThisRun.planned(plan, run);
    List<String> obstacles = Comparison.obstacles(run, planned);
    if (!obstacles.isEmpty()) {
      throw new UsageException("--baseline: " + String.join(" ", obstacles));
    }
    if (plan.spec().baseline() != null && !run.isSearch() && !run.isAsLongAs(planned)) {
      throw new UsageException(
          "--baseline: "
              + file
              + " has "
              + run.loadSeconds()
              + " s of load, this run "
              + planned.loadSeconds()
              + " s: spec.baseline compares figures of whole runs.");
    }
  }

  /** How a run that is over differs from this one. */
  Comparison comparedWith(RunView view) {
    return Comparison.of(List.of(run), List.of(ThisRun.over(view)), Comparison.LEAST_CHANGE);
  }
}
