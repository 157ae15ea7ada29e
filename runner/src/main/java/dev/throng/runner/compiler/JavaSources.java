package dev.throng.runner.compiler;

import java.util.List;

/**
 * The Java of a test: all its files, which are compiled together.
 *
 * @param classPath jars and folders on the machine that runs users
 */
public record JavaSources(List<SourceFile> files, List<String> classPath) {
  /** A test whose users are all in its manifest. */
  public static final JavaSources NONE = new JavaSources(List.of(), List.of());

  /** Keeps lists that nobody changes. */
  public JavaSources {
    files = List.copyOf(files);
    classPath = List.copyOf(classPath);
  }
}
