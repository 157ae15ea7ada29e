package dev.throng.runner.compiler;

/**
 * A Java source file.
 *
 * @param name its path or name, as problems are to tell it
 */
public record SourceFile(String name, String text) {
  /** Its folder, with / at the end; empty for none. */
  String folder() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /**
   * A line of it, without the spaces around it.
   *
   * @param number the first is 1; one that it does not have is empty
   */
  String line(long number) {
    return number < 1 ? "" : text.lines().skip(number - 1).findFirst().orElse("").strip();
  }
}
