package dev.throng.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program and what it is always called with. Nothing it is told can outlive a test by more than
 * its own time limit.
 */
record Command(Map<String, String> environment, List<String> start) {

  /**
   * @param text stdout and stderr as they came
   */
  record Result(int exitCode, String text) {}

  Command with(String... arguments) {
    List<String> all = new ArrayList<>(start);
    all.addAll(List.of(arguments));
    return new Command(environment, all);
  }

  /**
   * @return what it printed
   * @throws AssertionError with what it printed, if it failed
   */
  String run(String... arguments) {
    Result result = attempt("", arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", with(arguments).start())
              + " ended with "
              + result.exitCode()
              + ":\n"
              + result.text());
    }
    return result.text();
  }

  Result attempt(String input, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(with(arguments).start()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + start, e);
    }
  }
}
