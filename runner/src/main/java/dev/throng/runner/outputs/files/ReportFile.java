package dev.throng.runner.outputs.files;

import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes a report to its file when the run has its verdict. */
public final class ReportFile implements RunListener {
  private final AtomicFile file;
  private final Report report;

  /**
   * @throws IOException if the file can't be written
   */
  public ReportFile(Path path, Report report) throws IOException {
    this.file = new AtomicFile(path).prepare();
    this.report = report;
  }

  @Override
  public void onFinish(RunView view) {
    try {
      file.write(report.render(view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
