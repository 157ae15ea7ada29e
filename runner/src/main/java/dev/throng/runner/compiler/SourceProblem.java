package dev.throng.runner.compiler;

/**
 * Why sources cannot be compiled.
 *
 * @param line the first is 1; 0 where the file as a whole is meant
 * @param column the first is 1; 0 where the line as a whole is meant
 * @param code the line itself; empty for none
 */
public record SourceProblem(String file, long line, long column, String message, String code) {
  /** The file as a whole is meant. */
  public static SourceProblem ofFile(String file, String message) {
    return new SourceProblem(file, 0, 0, message, "");
  }

  /** {@code Shopper.java:12:7: ';' expected}, and below it the line. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (column > 0 ? ":" + column : "")
        + ": "
        + message
        + (code.isEmpty() ? "" : "\n    " + code);
  }
}
