package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** What {@code --json} wrote in an earlier run. */
final class ResultFile {
  private static final long MAX_BYTES = 512L << 20;

  private ResultFile() {}

  /**
   * @param reader throws an IllegalArgumentException that goes on after the file's name
   * @throws UsageException if the file cannot be read, or is no result
   */
  static <T> T read(Path result, Function<String, T> reader) {
    try {
      if (Files.isDirectory(result) || Files.size(result) > MAX_BYTES) {
        throw new UsageException(
            "the result "
                + result
                + " is a directory, or larger than "
                + (MAX_BYTES >> 20)
                + " MiB");
      }
      return reader.apply(Files.readString(result));
    } catch (IOException e) {
      throw new UsageException("the result " + result + " cannot be read: " + Reason.of(e));
    } catch (IllegalArgumentException e) {
      throw new UsageException("the result " + result + " " + e.getMessage());
    }
  }
}
