package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Lets Python's own parser read a Python file. A script of ours gets it by standard input and never
 * runs it.
 */
final class PythonTree {
  private static final long PATIENCE_SECONDS = 60;

  private final String python;

  /**
   * @param python the interpreter, as the PATH finds it
   */
  PythonTree(String python) {
    this.python = python;
  }

  /**
   * The file's syntax tree as JSON.
   *
   * @throws UsageException if there is no Python 3 here, or it does not come to an end
   */
  String of(byte[] source) {
    try {
      Process process = started();
      FutureTask<byte[]> output = new FutureTask<>(() -> process.getInputStream().readAllBytes());
      Thread.ofVirtual().start(output);
      try (OutputStream in = process.getOutputStream()) {
        in.write(source);
      } catch (IOException endedEarly) {
        // what it has to say comes by its exit code
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new UsageException(
            python + " did not read the file within " + PATIENCE_SECONDS + " s");
      }
      String tree = new String(output.get(), StandardCharsets.UTF_8);
      if (process.exitValue() != 0 || tree.isEmpty()) {
        throw new UsageException(
            python
                + " cannot read the file: it ended with code "
                + process.exitValue()
                + "; Python 3.8 or newer is needed");
      }
      return tree;
    } catch (IOException | ExecutionException e) {
      throw new UsageException(python + " cannot read the file: " + Reason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted while " + python + " was reading the file");
    }
  }

  private Process started() throws IOException {
    String script = script();
    try {
      return new ProcessBuilder(List.of(python, "-I", "-c", script))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UsageException(
          "a locustfile is read by Python's own parser, and there is no "
              + python
              + " on the PATH: install Python 3.8 or newer");
    }
  }

  private static String script() throws IOException {
    try (InputStream script = PythonTree.class.getResourceAsStream("locust_tree.py")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
