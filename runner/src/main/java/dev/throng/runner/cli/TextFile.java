package dev.throng.runner.cli;

import dev.throng.crds.data.Utf8;
import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that people wrote. */
final class TextFile {
  private static final long MAX_BYTES = 16L << 20;

  private TextFile() {}

  /**
   * @param what it is, for the message
   * @throws UsageException if it cannot be read, or is no text
   */
  static String read(Path path, String what) {
    if (Files.isDirectory(path)) {
      throw new UsageException(what + " " + path + " is a directory; name the files in it");
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new UsageException(
            what + " " + path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return Utf8.decode(Files.readAllBytes(path));
    } catch (IllegalArgumentException e) {
      throw new UsageException(what + " " + path + " " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException(what + " " + path + " cannot be read: " + Reason.of(e));
    }
  }
}
