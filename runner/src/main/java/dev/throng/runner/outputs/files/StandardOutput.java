package dev.throng.runner.outputs.files;

import dev.throng.runner.results.RunListener;
import dev.throng.runner.results.RunView;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a report to standard output when the run has its verdict. What else this process prints
 * there, users in Java for instance, goes to standard error from the start.
 */
public final class StandardOutput implements RunListener {
  private final Report report;

  public StandardOutput(Report report) {
    this.report = report;
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
  }

  @Override
  public void onFinish(RunView view) {
    try {
      OutputStream out = new FileOutputStream(FileDescriptor.out);
      out.write(report.render(view).getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
