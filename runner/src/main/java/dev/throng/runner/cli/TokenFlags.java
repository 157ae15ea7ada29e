package dev.throng.runner.cli;

import dev.throng.crds.problems.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the token of a run comes from; it is printed nowhere. */
final class TokenFlags {
  static final String VARIABLE = "THRONG_TOKEN";
  private static final int MAX_BYTES = 4096;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The run's token; default: the environment variable " + VARIABLE + ".")
  private @Nullable Path file;

  /**
   * @throws UsageException if there is none, or it is no token
   */
  String token() {
    String text = file == null ? System.getenv(VARIABLE) : read(file);
    if (text == null || text.isBlank()) {
      throw new UsageException(
          "a token is needed: give --token-file, or set the environment variable " + VARIABLE);
    }
    return checked(text);
  }

  /** The token in a text that may have blanks around it. */
  static String checked(String text) {
    String token = text.strip();
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new UsageException("the token must be visible ASCII characters without spaces");
    }
    return token;
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UsageException(
            "--token-file " + file + " is larger than " + MAX_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("--token-file " + file + " cannot be read: " + Reason.of(e));
    }
  }
}
