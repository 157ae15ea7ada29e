package dev.throng.runner.cli;

import dev.throng.crds.reading.ManifestReader;
import dev.throng.crds.reading.ReadResult;
import dev.throng.crds.spec.Baseline;
import dev.throng.crds.spec.Threshold;
import dev.throng.crds.status.Summary;
import dev.throng.crds.status.Verdict;
import dev.throng.crds.thresholds.RelativeExpectation;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.comparison.RecordedRun;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.json.RecordedRunJson;
import dev.throng.runner.results.Outcome;
import dev.throng.runner.results.RunInfo;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

  private static RecordedRun recorded(RunView view) {
    RunInfo info = view.info();
    Outcome outcome = Objects.requireNonNull(view.outcome());
    return new RecordedRun(
        "this run",
        info.name(),
        outcome.verdict().toString(),
        outcome.reason(),
        info.target(),
        info.overrides(),
        ManifestReader.read(info.manifest()) instanceof ReadResult.Valid valid
            ? valid.manifest().spec()
            : null,
        info.manifest(),
        view.history(),
        null,
        null);
  }

  /** Follows a run, and says at its end how it differs from this one. */
  RunListener before(RunListener listener, Console console) {
    return new RunListener() {
      @Override
      public void onWorker(WorkerView worker) {
        listener.onWorker(worker);
      }

      @Override
      public void onStart(RunView view) {
        listener.onStart(view);
      }

      @Override
      public void onSecond(RunView view) {
        listener.onSecond(view);
      }

      @Override
      public void onFinish(RunView view) {
        listener.onFinish(view);
        console.compare(
            Comparison.of(List.of(run), List.of(recorded(view)), Comparison.LEAST_CHANGE));
      }
    };
  }
}
