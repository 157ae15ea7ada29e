package dev.throng.runner.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that judge what this project says to the world. {@code ./verify} provides them. */
public final class Tools {
  private Tools() {}

  /**
   * @param variable an environment variable that may name it
   * @param cached its folder below {@code ~/.cache/throng}
   * @return empty if there is none, which is then said on the console
   */
  public static Optional<Path> find(String variable, String command, String cached) {
    String given = System.getenv(variable);
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    Optional<Path> found =
        Stream.of(
                Stream.ofNullable(given).filter(name -> !name.isEmpty()).map(Path::of),
                Stream.of(path.split(":")).map(folder -> Path.of(folder, command)),
                Stream.of(
                    Path.of(System.getProperty("user.home"), ".cache/throng", cached, command)))
            .flatMap(candidates -> candidates)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println(
          "left out: "
              + command
              + " is not in $"
              + variable
              + ", not on the PATH and not below ~/.cache/throng; ./verify says why");
    }
    return found;
  }
}
