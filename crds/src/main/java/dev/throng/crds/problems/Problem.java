package dev.throng.crds.problems;

import org.jspecify.annotations.Nullable;

/**
 * One error of a manifest.
 *
 * @param path the field, such as {@code spec.load.spawnRate}; empty for the file as a whole
 * @param value the value as it is shown to people, text in quotes; null where a value is missing or
 *     of no interest
 * @param message what is allowed, following path and value in one sentence
 * @param position where in the file; {@link Position#UNKNOWN} if there is no file
 */
public record Problem(String path, @Nullable String value, String message, Position position) {

  public int line() {
    return position.line();
  }

  public int column() {
    return position.column();
  }

  public Problem at(Position place) {
    return new Problem(path, value, message, place);
  }

  /**
   * The sentence that people see, such as {@code spec.load.spawnRate: "fast" must be a rate such as
   * 50, 0.5, 800/s, 30/m or 100/h (line 9, column 16)}.
   */
  @Override
  public String toString() {
    return (path.isEmpty() ? "" : path + ": ")
        + (value == null ? "" : value + " ")
        + message
        + (position.isKnown() ? " (" + position + ")" : "");
  }
}
