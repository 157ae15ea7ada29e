package dev.throng.runner.outputs;

import dev.throng.crds.problems.Reason;
import dev.throng.runner.comparison.Comparison;
import dev.throng.runner.outputs.console.Console;
import dev.throng.runner.outputs.csv.CsvFiles;
import dev.throng.runner.outputs.files.Report;
import dev.throng.runner.outputs.files.ReportFile;
import dev.throng.runner.outputs.files.StandardOutput;
import dev.throng.runner.outputs.html.HtmlReport;
import dev.throng.runner.outputs.json.JsonReport;
import dev.throng.runner.outputs.junit.JunitReport;
import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import dev.throng.runner.results.WorkerView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The console and the files of a run. A file that can't be written any more, on a full disk say, is
 * given up: the run and the other outputs go on, and the summary names it.
 */
public final class Outputs implements RunListener {

  /**
   * @param path as the summary shows it
   */
  private record Output(String path, RunListener writer) {}

  private final Console console;
  private final List<Output> outputs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable Function<RunView, Comparison> comparing;

  /**
   * Starts the files that were asked for.
   *
   * @throws IOException naming the path, if one of them can't be written
   */
  public Outputs(OutputFiles files, Console console) throws IOException {
    this.console = console;
    if (files.csvPrefix() != null) {
      CsvFiles csv = new CsvFiles(files.csvPrefix(), files.csvFullHistory());
      outputs.add(new Output(files.csvPrefix() + "_*.csv", csv));
    }
    add(files.html(), new HtmlReport());
    if (OutputFiles.isStandardOutput(files.json())) {
      outputs.add(new Output("standard output", new StandardOutput(JsonReport.indented())));
    } else {
      add(files.json(), JsonReport.indented());
    }
    add(files.junit(), new JunitReport());
  }

  private void add(@Nullable Path path, Report report) throws IOException {
    if (path != null) {
      outputs.add(new Output(path.toString(), new ReportFile(path, report)));
    }
  }

  /**
   * Has the console say, after the summary, how the run differs from an earlier one.
   *
   * @param earlier compares a run that is over
   */
  public void compareAtEnd(Function<RunView, Comparison> earlier) {
    comparing = earlier;
  }

  @Override
  public void onWorker(WorkerView worker) {
    console.onWorker(worker);
  }

  @Override
  public void onStart(RunView view) {
    console.onStart(view);
    tell(RunListener::onStart, view);
  }

  @Override
  public void onSecond(RunView view) {
    console.onSecond(view);
    tell(RunListener::onSecond, view);
  }

  @Override
  public void onFinish(RunView view) {
    tell(RunListener::onFinish, view);
    console.summarize(view, outputs.stream().map(Output::path).toList(), problems);
    if (comparing != null) {
      console.compare(comparing.apply(view));
    }
  }

  private void tell(BiConsumer<RunListener, RunView> news, RunView view) {
    outputs.removeIf(output -> {
      try {
        news.accept(output.writer(), view);
        return false;
      } catch (UncheckedIOException e) {
        problems.add(output.path() + " cannot be written: " + Reason.of(e));
        return true;
      }
    });
  }
}
